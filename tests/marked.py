"""Files in which every field of the schema says something that can be found again."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from jsonschema import Draft202012Validator

from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.schema.value_formats import format_checker
from persona_handbook.reading.yaml.value import Pointer

Schema = dict[str, Any]
FOLDERS = {"persona": "personas", "evidence": "personas/evidence", "journey": "journeys"}
FREE = "x-free"
OURS = ("fields/", "rules/", "lint", "propose/")
RULES = ("no-owner", "no-job")
OF_THEIR_FILE = {"claim": ("context", "persona-1"), "actor": ("actors", "journey-1"), "path": ("paths", "journey-1")}
SHAPES = {"link": "https://example.com/{}", "path": "pictures/{}.png"}
BY_FORMAT: dict[str, list[Any]] = {
    "language": ["de", "fr"],
    "date": ["2026-10-15", "2026-10-16"],
    "partial-date": ["2026-03", "2026-04"],
}
BY_TYPE: dict[str, list[Any]] = {"integer": [3, 4], "number": [3.5, 2], "boolean": [True, False]}


@dataclass(frozen=True, slots=True)
class Place:
    """A value that cannot be marked: the field, the file and where in it, and another value that it can have.

    `alike` is equal for fields of the same name in groups of the same fields, such as the checks of any claim.
    """

    name: str
    file: str
    pointer: Pointer
    other: Any
    alike: str


@dataclass(slots=True)
class Marked:
    """Files, the marks that stand in them, each with its field, and the values that cannot be marked."""

    files: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        """Make a mark that stands nowhere else: it is an id, a word and a part of an address alike."""
        made = f"zq{len(self.marks):05}x"
        self.marks[made] = name
        return made

    def texts(self) -> dict[str, str]:
        """Give the files as they are written; ids of claims, actors and paths are those of the first file."""
        texts = {}
        for path, data in self.files.items():
            text = json.dumps(data, indent=2)
            for placeholder, known_id in self.known.items():
                text = text.replace(placeholder, known_id)
            texts[path] = text
        return texts

    def only(self, place: Place) -> Marked:
        """Give the file of a place, and those that its references lead to with as little as they can say."""
        few = {path_of(f"{kind}-{number}"): self.little(kind, number) for kind in FOLDERS for number in (1, 2)}
        return replace(self, files={**few, place.file: self.files[place.file]})

    def little(self, kind: str, number: int) -> dict[str, Any]:
        """Give what a file must say, and what others refer to."""
        needed = {"participant", *schema_of(kind)["required"], *(name for name, _ in OF_THEIR_FILE.values())}
        return {name: value for name, value in self.files[path_of(f"{kind}-{number}")].items() if name in needed}

    def changed(self, place: Place) -> dict[str, str]:
        """Give the files with another value at a place."""
        whole = copy.deepcopy(self.files[place.file])
        *way, last = place.pointer
        part = whole
        for step in way:
            part = part[step]
        part[last] = place.other
        return replace(self, files={**self.files, place.file: whole}).texts()


def marked_files() -> Marked:
    """Fill a file of each kind, and one more for each choice that the kind makes at its top."""
    marked = Marked()
    for kind in FOLDERS:
        schema = schema_of(kind)
        for number, chosen in enumerate(variants(schema), 1):
            path = path_of(f"{kind}-{number}")
            filler = _Filler(marked, path, chosen)
            whole = filler.filled(schema, kind, ()) | chosen
            refused = {
                name
                for error in Draft202012Validator(schema, format_checker=format_checker()).iter_errors(whole)
                for name, value in whole.items()
                if error.validator is None and value is error.instance
            }
            marked.files[path] = {name: value for name, value in whole.items() if name not in refused}
            marked.places += [each for each in filler.places if each.pointer[0] not in refused]
    marked.known = {
        f'"{target}-{number + 1}"': f'"{part["id"]}"'
        for target, (name, owner) in OF_THEIR_FILE.items()
        for number, part in enumerate(marked.files[path_of(owner)][name])
    }
    written = "".join(marked.texts().values())
    return replace(marked, marks={mark: name for mark, name in marked.marks.items() if mark in written})


def path_of(file_id: str) -> str:
    """Give the path of a file by its id."""
    return f"{FOLDERS[file_id.split('-', maxsplit=1)[0]]}/{file_id}.yaml"


def variants(schema: Schema) -> Iterator[dict[str, str]]:
    """Give nothing, and each choice that stands at the top of a kind of file: what is shown may depend on it."""
    yield {}
    for name, part in schema["properties"].items():
        for value in part.get("enum", ())[1:]:
            yield {name: value}


@dataclass(slots=True)
class _Filler:
    marked: Marked
    path: str
    chosen: dict[str, str]
    places: list[Place] = field(default_factory=list)
    group: str = ""

    def filled(self, schema: Schema, name: str, at: Pointer) -> Any:  # noqa: ANN401  any JSON
        """Fill everything that a schema knows: lists twice, texts with marks, all else with a value of its own."""
        if "properties" in schema:
            parts = schema["properties"]
            told = {}
            for each, part in parts.items():
                self.group = json.dumps(parts)
                told[each] = self.filled(part, f"{name}.{each}", (*at, each))
            return told | {FREE: self.marked.mark(f"{name}.{FREE}")}
        if schema.get("type") == "array":
            items = schema["items"]
            if "properties" in items or is_free_text(items):
                full = [self.filled(items, f"{name}[]", (*at, index)) for index in range(2)]
                return [*full, *([] if self.chosen else self.almost_empty(items, f"{name}[]", full[0]))]
            self._keep(name, at, choices(items)[1:])
            return choices(items)[:1]
        if is_free_text(schema):
            return SHAPES.get(schema.get("format", ""), "{}").format(self.marked.mark(name))
        self._keep(name, at, choices(schema)[1])
        return choices(schema)[0]

    def almost_empty(self, schema: Schema, name: str, full: Any) -> Iterator[Any]:  # noqa: ANN401  any JSON
        """Give groups that say what they must and one thing more: what is shown may not depend on another field."""
        needed = [each for each in schema.get("required", ()) if each != "id"]
        for each, part in schema.get("properties", {}).items():
            if each not in needed and is_free_text(part):
                told = {one: full[one] for one in needed} | {each: self.filled(part, f"{name}.{each} alone", ())}
                yield told | ({"id": self.marked.mark(f"{name}.id")} if "id" in schema["properties"] else {})

    def _keep(self, name: str, at: Pointer, other: Any) -> None:  # noqa: ANN401  any JSON
        if at[0] not in self.chosen:
            self.places.append(Place(name, self.path, at, other, f"{at[-1]} in {self.group}"))


def is_free_text(schema: Schema) -> bool:
    """Tell whether a value may be any word that one likes."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    bound = {"enum", "x-refers-to"} & set(schema) or schema.get("format") not in {None, *SHAPES}
    return "string" in kinds and not bound


def choices(schema: Schema) -> list[Any]:
    """Give two values that a field can have and that differ."""
    if "enum" in schema:
        return list(schema["enum"][:2])
    target = schema.get("x-refers-to")
    if target:
        return list(RULES) if target == "rule" else [f"{target}-1", f"{target}-2"]
    return list(BY_FORMAT.get(schema.get("format", "")) or BY_TYPE[schema["type"]])
