"""List entries with their ID, trait or action in place of the name of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.schema.out_of_place.lost_parts import FEW_LINES, LostPart
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import lead, of_lines
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened_line
from persona_handbook.reading.unseen import is_free_field
from persona_handbook.reading.yaml.document import Document, Pointer, Value

PSEUDONYM = re.compile(r"[A-Za-z]{1,3}[- ]?\d{1,4}")


@dataclass(frozen=True, slots=True)
class WrongEntry:
    """An entry with unknown or missing fields: its place, its fields, those that it may and those that it must have."""

    pointer: Pointer
    here: Mapping[str, Value]
    known: Schema
    required: tuple[str, ...]


def keyed_entries(document: Document, entries: list[WrongEntry]) -> LostPart | None:
    """Explain the entries of one list whose first line names the entry instead of a field.

    Args:
        document: the file
        entries: the wrong entries of the list, in their order
    """
    told: list[tuple[WrongEntry, str, Replacement, list[str]]] = []
    for entry in entries:
        name = next((each for each in entry.here if each not in entry.known and not is_free_field(each)), "")
        written = _lines(document, entry, name) if name else None
        if written is None:
            return None
        start, end, lines = written
        source = document.source
        column = source.column(start)
        text = "\n".join(line if at == 0 else f"{' ' * column}{line}" for at, line in enumerate(lines))
        told.append((entry, name, source.replacement(start, end, text), lines))
    if not told:
        return None
    (first, name, _, lines), source = told[0], document.source
    edits = [edit for _, _, edit, _ in told]
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    every = [f"{'- ' if at == 0 else '  '}{line}" for *_, each in told for at, line in enumerate(each)]
    shown = every if len(every) <= FEW_LINES and len(told) == 1 else every[: len(lines)]
    wrong = gettext(
        "`%(name)s` is not a field, but the `%(field)s` of this entry.",
        name=name,
        field=first.required[0] if first.required else "text",
    )
    listed = ", ".join(f"`{shortened_line(line)}`" for line in shown)
    way_out = gettext("Write %(lines)s.", lines=listed)
    if len(told) > 1:
        way_out = gettext("Write %(lines)s, and the other lines in the same way.", lines=listed)
    place = document.key_at((*first.pointer, name))
    places = [document.value_at(each.pointer) for each, *_ in told]
    return LostPart(
        Finding(place, Level.ERROR, "unknown-field", wrong, way_out, advice=edit),
        [line for each in places for line in range(each.line, each.end_line + 1)],
        frozenset(each.pointer for each, *_ in told),
    )


def _lines(document: Document, entry: WrongEntry, name: str) -> tuple[int, int, list[str]] | None:
    """Return the offsets to replace, and the lines of the entry without their indentation."""
    missing = [each for each in entry.required if each not in entry.here]
    unknown = [each for each in entry.here if each not in entry.known and not is_free_field(each)]
    source, pointer = document.source, (*entry.pointer, name)
    key, place, value = document.key_at(pointer), document.value_at(pointer), entry.here[name]
    if len(unknown) > 1 or next(iter(entry.here)) != name or not missing or not _begins_entry(document, key):
        return None
    start = source.offsets(key)[0]
    colon = source.text.index(":", source.offsets(key)[1]) + 1
    head = _field(missing[0], name, entry.known)
    if isinstance(value, dict) and len(entry.here) == 1 and place.line > key.line:
        inner = [source.line(at) for at in range(place.line - 1, place.end_line)]
        fits = {*value} <= entry.known.keys() and {*missing[1:]} <= {*value}
        by = place.column - 1
        lines = [f"{' ' * (lead(line) - by)}{line.lstrip(' ')}" for line in inner]
        return (start, source.offsets(place)[1], [head, *lines]) if fits and head else None
    if value is None:
        return (start, colon, [head]) if missing == [missing[0]] and head else None
    if isinstance(value, dict | list) or place.line != key.line:
        return None
    written = document.source_text(pointer)
    end = source.offsets(place)[1]
    if missing == ["text"] and PSEUDONYM.fullmatch(name):
        return start, end, [f"text: {written}"]
    if len(missing) != 2 or not head:
        return None
    return start, end, [head, f"{missing[1]}: {written}"]


def _begins_entry(document: Document, key: Location) -> bool:
    return document.source.line(key.line - 1)[: key.column - 1].strip() == "-"


def _field(name: str, said: str, known: Schema) -> str:
    """Return the line of a field with a text that was in place of its name; empty if the field cannot contain it."""
    if known[name].get("pattern") == f"^{SLUG.pattern}$":
        return f"{name}: {said}" if SLUG.fullmatch(said) else ""
    if known[name].get("type") != "string" or "enum" in known[name]:
        return ""
    return f"{name}: {said if is_plain(said) else in_quotes(said)}"


def empty_entries(document: Document, entries: Mapping[Pointer, Value]) -> Iterator[LostPart]:
    """Yield each entry of a list in which every field is empty, as in an unedited template.

    Args:
        document: the file
        entries: parts with empty fields
    """
    for pointer, here in entries.items():
        if not isinstance(here, dict) or not here or any(value is not None for value in here.values()):
            continue
        names = [*here]
        key, last = document.key_at((*pointer, names[0])), document.key_at((*pointer, names[-1])).line
        if not isinstance(pointer[-1], int) or not _begins_entry(document, key):
            continue
        place = document.value_at(pointer)
        lines = range(key.line - 1, last)
        wrong, way_out = (
            gettext("Every field of this entry is empty."),
            gettext("Delete %(lines)s, or fill in the fields.", lines=of_lines(lines)),
        )
        edit = document.source.without_lines(lines)
        finding = Finding(place, Level.ERROR, "wrong-value", wrong, way_out, advice=edit)
        yield LostPart(finding, range(key.line, last + 1), frozenset({pointer}))
