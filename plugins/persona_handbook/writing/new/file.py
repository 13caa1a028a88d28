"""A new file with all important fields in order, and hints from the schema as comments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from persona_handbook.model.files.new_file_hints import LATER, initial_value
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.yaml_text import field_lines

WIDTH = 100
REMARKS = "#"
ORDINALS = ("first", "second", "third", "fourth", "fifth")
TO_FILL_IN = "TODO"
HEADS = {
    "persona": "A persona. Replace each TODO with what you know, and delete the other lines.",
    "evidence": "An evidence file: a conversation or data. Replace each TODO, and delete the other lines.",
    "journey": "A journey. Replace each TODO with what you know, and delete the other lines.",
}

EXAMPLES = "Text after # is a comment, with a hint or an example."


def new_file(kind: str, known: Mapping[str, Value], today: dt.date, schema_link: str | None = None) -> str:
    """Return the text of a new file.

    Args:
        kind: persona, evidence or journey
        known: values instead of texts to fill in; in list items, lines under the key `#` become comments above the item
        today: the creation date
        schema_link: the path of its schema relative to the file, for editors; None without one
    """
    told = {"kind": "interview", **known} if kind == "evidence" else dict(known)
    writer = _Writer(str(told.get("kind", "")), today)
    first = [f"# yaml-language-server: $schema={schema_link}"] if schema_link else []
    lines = [*first, *_remark(f"{HEADS[kind]} {EXAMPLES}", 0), *writer.group(schema_of(kind), told, 0)]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    kind: str
    today: dt.date
    told: set[str] = field(default_factory=set)

    def group(self, schema: Schema, known: Mapping[str, Any], indent: int, nth: str = "") -> Iterator[str]:
        for name, part in schema["properties"].items():
            how = initial_value(part, self.kind)
            if name in known:
                yield from self._hint(part, indent)
                yield from self._known(name, part, known[name], indent)
            elif how is not None:
                yield from self._hint(part, indent)
                yield from self._new(name, part, how, indent, nth)
        extra = {name: value for name, value in known.items() if name not in schema["properties"] and name != REMARKS}
        for name, value in extra.items():
            yield from field_lines(name, value, indent)

    def _hint(self, part: Schema, indent: int) -> Iterator[str]:
        said = part["x-hint"] if indent else f"{part['description']} {part['x-hint']}."
        if "properties" in part.get("items", part):
            said = part["description"]
        if said not in self.told:
            self.told.add(said)
            yield from _remark(said, indent) if indent else ("", *_remark(said, indent))
        elif not indent:
            yield ""

    def _new(self, name: str, part: Schema, how: Any, indent: int, nth: str) -> Iterator[str]:  # noqa: ANN401
        if how == LATER:
            yield from (f"{' ' * indent}# {line}" for line in field_lines(name, part["examples"][0], 0))
        elif how == "empty":
            yield f"{' ' * indent}{name}:"
        elif how == "group":
            yield f"{' ' * indent}{name}:"
            yield from self.group(part, {}, indent + 2)
        elif isinstance(how, int):
            yield from self._items(name, part, [{} for _ in range(how)], indent)
        elif how == "todo" and part.get("type") == "array":
            yield from field_lines(name, [TO_FILL_IN], indent)
        else:
            values = {"todo": TO_FILL_IN, "today": self.today.isoformat(), "first": nth}
            yield from field_lines(name, how["value"] if isinstance(how, dict) else values[str(how)], indent)

    def _known(self, name: str, part: Schema, value: Any, indent: int) -> Iterator[str]:  # noqa: ANN401
        if isinstance(value, list) and "properties" in part.get("items", {}):
            yield from self._items(name, part, value, indent)
        elif isinstance(value, dict) and "properties" in part:
            yield f"{' ' * indent}{name}:"
            yield from self.group(part, value, indent + 2)
        else:
            yield from field_lines(name, value, indent)

    def _items(self, name: str, part: Schema, items: list[dict[str, Any]], indent: int) -> Iterator[str]:
        yield f"{' ' * indent}{name}:"
        noun = part["x-one"].replace(" ", "-")
        for number, item in enumerate(items):
            yield from (line for remark in item.get(REMARKS, ()) for line in _remark(remark, indent + 2))
            lines = list(self.group(part["items"], item, indent + 4, f"{ORDINALS[number % 5]}-{noun}"))
            first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (line[2:] for line in lines[:first])
            yield f"{' ' * (indent + 2)}- {lines[first].lstrip()}"
            yield from lines[first + 1 :]


def _remark(said: str, indent: int) -> list[str]:
    return [
        f"{' ' * indent}# {line}"
        for line in wrap(said, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    ]
