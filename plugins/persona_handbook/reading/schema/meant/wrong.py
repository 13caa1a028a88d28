"""An invalid value: its place, the schema of its field, and how to replace it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from persona_handbook.finding import Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.yaml.document import Document, Pointer, Value

if TYPE_CHECKING:  # it takes long to import, and only files with findings need it
    from jsonschema import ValidationError


@dataclass(frozen=True, slots=True)
class Correction:
    """What to do in words, and as an edit: `fix` is safe, `advice` needs confirmation by a person."""

    way_out: str
    fix: Replacement | None = None
    advice: Replacement | None = None


@dataclass(frozen=True, slots=True)
class WrongValue:
    """An invalid value: `pointer` leads to it, `data` are the validated data, `called` is its field's right name."""

    document: Document
    data: Value
    pointer: Pointer
    error: ValidationError
    is_optional: bool = False
    called: str = ""

    @property
    def value(self) -> Value:
        """The invalid value."""
        return cast("Value", self.error.instance)

    @property
    def schema(self) -> Schema:
        """The schema of its field."""
        return cast("Schema", self.error.schema)

    @property
    def kinds(self) -> list[str]:
        """The JSON types that its field accepts; empty if the type is correct."""
        if self.error.validator != "type":
            return []
        wanted = cast("str | list[str]", self.error.validator_value)
        return wanted if isinstance(wanted, list) else [wanted]

    @property
    def name(self) -> str:
        """The name of the field; empty for a list item."""
        last = self.called or (self.pointer[-1] if self.pointer else "")
        return last if isinstance(last, str) else ""

    @property
    def refers(self) -> bool:
        """Whether it should be the ID of another part of the handbook; these are resolved elsewhere."""
        return "x-refers-to" in self.schema or "x-refers-to" in self.schema.get("items", {})

    @property
    def place(self) -> Location:
        """The location of the value."""
        return self.document.value_at(self.pointer)

    @property
    def is_plain(self) -> bool:
        """Whether it is on one line without quotes and brackets."""
        return self.place.line == self.place.end_line and self.rest == "" and source_text(self)[:1] not in {"'", '"'}

    @property
    def is_in_brackets(self) -> bool:
        """Whether it is an item of a bracketed list on its line."""
        return "[" in self.document.source.line(self.place.line - 1)[: self.place.column - 1]

    @property
    def rest(self) -> str:
        """The text after the value on its line."""
        return self.document.source.line(self.place.end_line - 1)[self.place.end_column - 1 :].strip()

    def instead(self, text: str, *, is_safe: bool = False) -> Correction:
        """Replace the value with a text."""
        edit = Replacement(self.place, text)
        shown = shortened_line(f"{self.name}: {text}" if self.name else text)
        way_out = gettext("Write `%(line)s`.", line=shown)
        return Correction(way_out, fix=edit) if is_safe else Correction(way_out, advice=edit)


def source_text(wrong: WrongValue) -> str:
    """Return the value as written in the file."""
    return wrong.document.source_text(wrong.pointer) or json.dumps(wrong.value)


def is_optional(whole: Schema, pointer: Pointer) -> bool:
    """Return whether the field at a pointer may be omitted, whatever the other fields are.

    Args:
        whole: the schema of the file
        pointer: the path to the field in the validated data
    """
    part: Schema = whole
    for step in pointer[:-1]:
        part = part.get("items", {}) if isinstance(step, int) else part.get("properties", {}).get(step, {})
    required = {*part.get("required", ())}
    for condition in part.get("allOf", ()):
        required |= {*condition.get("then", {}).get("required", ())}
    return isinstance(pointer[-1], str) and pointer[-1] not in required if pointer else False


def without_field(document: Document, pointer: Pointer) -> Replacement:
    """Delete a field with all of its lines."""
    key, value = document.key_at(pointer), document.value_at(pointer)
    return document.source.without_lines(range(key.line - 1, max(key.line, value.end_line)))
