"""Hyphens before fields that continue an entry or belong to the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead
from persona_handbook.reading.schema.possible_fields import KINDS, fields_at, schema_around
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, lead
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

ITEM_OF_ANY_LINE = re.compile(r"^(?P<lead>[ ]*)- +(?P<name>[a-z_]+):", re.MULTILINE)
ITEM = re.compile(r"(?P<lead>[ ]*)- +(?P<said>(?P<name>[a-z_]+):(?: .*)?)$")


def may_be_stray(text: str) -> bool:
    """Tell whether a text has a hyphen before a field that is one of a file, of a part, or of an entry with an ID."""
    found = {(len(each["lead"]), each["name"]) for each in ITEM_OF_ANY_LINE.finditer(text)}
    names = _names_by_place()
    with_id = {column for column, name in found if name == "id"}
    return any(
        (not column and name in names.of_files)
        or (column and name in names.of_parts)
        or (name != "id" and name in names.of_entries and not with_id.isdisjoint((column, column - 2)))
        for column, name in found
    )


def stray_hyphens(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield the hyphens before fields that start no entry."""
    begins: set[int] = set()
    corrected: dict[int, str] = {}
    for index in lines:
        found = ITEM.match(source.line(index))
        if not found:
            continue
        without = (
            _field_of_file(source, index, found)
            or _field_of_part(source, index, found)
            or _field_of_entry(source, index, found, corrected)
        )
        if without:
            corrected[index] = without
            if index - 1 not in corrected and not _same_run(source, corrected, index):
                begins.add(index)
    for first in sorted(begins):
        later = min((each for each in begins if each > first), default=source.line_count)
        run = [index for index in corrected if first <= index < later]
        edits = [source.line_replacement(index, corrected[index]) for index in run]
        edit = source.together(edits) if len(edits) > 1 else edits[0]
        wrong = gettext("The hyphen starts a new list entry, but this field belongs to the entry above.")
        yield slip(
            about_line(
                source,
                first,
                wrong,
                instead(shortened_line(corrected[first]), others=len(run) > 1),
                advice=edit,
            )
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of fields of files, of parts with named fields, and of entries that have an ID."""

    of_files: frozenset[str]
    of_parts: frozenset[str]
    of_entries: frozenset[str]


@cache
def _names_by_place() -> _Names:
    files = [schema_of(kind) for kind in KINDS]
    parts = [part for file in files for part in _parts(file)]
    entries = [part["items"] for part in parts if "id" in part.get("items", {}).get("properties", {})]
    return _Names(
        *(
            frozenset(name for each in group for name in each["properties"])
            for group in (
                files,
                [part for part in parts if part.get("type") == "object" and "properties" in part],
                entries,
            )
        )
    )


def _parts(schema: Schema) -> Iterator[Schema]:
    """Yield the schemas of all fields in a schema, at any depth."""
    for part in schema.get("properties", {}).values():
        yield part
        yield from _parts(part.get("items", part) if part.get("type") == "array" else part)


def _same_run(source: Source, corrected: dict[int, str], index: int) -> bool:
    """Return whether another hyphen of the same list was found above."""
    margin = lead(source.line(index))
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if line.strip() and lead(line) < margin:
            return False
        if above in corrected and lead(line) == margin:
            return True
    return False


def _field_of_file(source: Source, index: int, found: re.Match[str]) -> str | None:
    """Return a line at the left margin without its hyphen if its field belongs to the file and to no list above."""
    if found["lead"] or found["name"] not in fields_at(source, index, 0):
        return None
    above = next((source.line(at) for at in range(index - 1, -1, -1) if FIELD.match(source.line(at))), "")
    field = FIELD.match(above)
    if not field or (not above[field.end() :].strip() and not lead(above) and not above.startswith("- ")):
        return None if field else found["said"]
    return found["said"]


def _field_of_part(source: Source, index: int, found: re.Match[str]) -> str | None:
    """Return a line without its hyphen if named fields are expected and the line above is one."""
    column = len(found["lead"])
    if not column or found["name"] not in _names_by_place().of_parts:
        return None
    around = schema_around(source, index, column)
    if around.get("type") != "object" or found["name"] not in around.get("properties", {}):
        return None
    above = (source.line(at) for at in range(index - 1, -1, -1))
    beside = next((line for line in above if line.strip() and lead(line) <= column), "")
    is_field = bool(beside) and lead(beside) == column and not beside.lstrip().startswith("-")
    is_first = bool(beside) and lead(beside) < column and _has_fields_below(source, index, column)
    return f"{found['lead']}{found['said']}" if is_field or is_first else None


def _has_fields_below(source: Source, index: int, column: int) -> bool:
    """Return whether a field without a hyphen is the next line in a column."""
    below = (source.line(at) for at in range(index + 1, source.line_count))
    beside = next((line for line in below if line.strip() and lead(line) <= column), "")
    return lead(beside) == column and bool(FIELD.match(beside)) and not beside.lstrip().startswith("-")


def _field_of_entry(source: Source, index: int, found: re.Match[str], corrected: dict[int, str]) -> str | None:
    """Return a line without its hyphen if its field belongs to the entry above, which lacks it."""
    if found["name"] == "id":
        return None
    column = len(found["lead"])
    for margin in (column, column - 2):
        start = _entry_above(source, index, margin, corrected) if margin >= 0 else None
        items = schema_around(source, start, margin).get("items", {}) if start is not None else {}
        first = next(iter(items.get("required", ())), "")
        if first != "id" or found["name"] not in items.get("properties", {}):
            continue
        if start is not None and found["name"] not in _names(source, start, index, margin):
            return f"{' ' * (margin + 2)}{found['said']}"
    return None


def _entry_above(source: Source, index: int, margin: int, corrected: dict[int, str]) -> int | None:
    """Return the line above on which an entry of the list at this margin starts with its ID."""
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or above in corrected or line.lstrip().startswith("#"):
            continue
        found = ITEM.match(line)
        if found and len(found["lead"]) == margin:
            return above if found["name"] == "id" else None
        if lead(line) <= margin:
            return None
    return None


def _names(source: Source, start: int, index: int, margin: int) -> set[str]:
    """Return the fields of an entry between two lines, with or without hyphens."""
    found = (FIELD.match(source.line(at)) for at in range(start, index))
    return {each["name"].strip() for each in found if each and each.start("name") == margin + 2}
