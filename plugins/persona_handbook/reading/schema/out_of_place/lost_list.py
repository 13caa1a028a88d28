"""Entries in the wrong list, because the name of their own list is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.schema.possible_fields import name_of
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import lead
from persona_handbook.reading.yaml.document import Document, Pointer, Value

COMMENT = re.compile(r"#+[ ]*(?P<said>[\w -]+?)[ ]*:?[ ]*$")


def lost_lists(
    document: Document, data: Value, wrong: Mapping[Pointer, object], whole: Schema
) -> tuple[list[Finding], frozenset[Pointer]]:
    """Find entries that belong to a list whose name is missing above them.

    Args:
        document: the file
        data: its fields
        wrong: the pointers to all parts with unknown or missing fields
        whole: the schema of the file

    Returns:
        one finding for each such list, and the pointers to entries that need no other findings
    """
    findings: list[Finding] = []
    explained: set[Pointer] = set()
    fields = data if isinstance(data, dict) else {}
    for name, entries in fields.items():
        first = min(
            (way[1] for way in wrong if len(way) == 2 and way[0] == name and isinstance(way[1], int)), default=0
        )
        meant = _list_meant(entries, first, fields, whole) if first and isinstance(entries, list) else None
        if meant and isinstance(entries, list):
            findings.append(_missing_name(document, (name, first), meant, whole))
            explained |= {(name, at) for at in range(first, len(entries))}
    return findings, frozenset(explained)


def _list_meant(entries: list[Value], first: int, fields: Mapping[str, Value], whole: Schema) -> str | None:
    """Return the only absent list of the file whose entries can have the fields of these, or None."""
    names = {
        name for entry in entries[first:] if isinstance(entry, dict) for name in entry if not name.startswith("x-")
    }
    if not names or not all(isinstance(entry, dict) for entry in entries[first:]):
        return None
    able = [
        name
        for name, schema in whole["properties"].items()
        if name not in fields and names <= _fields_of(schema).keys() and _required(schema) <= names
    ]
    return able[0] if len(able) == 1 else None


def _length(value: Value) -> int:
    return len(value) if isinstance(value, list) else 0


def _fields_of(schema: Schema) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = schema.get("items", {}).get("properties", {})
    return fields


def _required(schema: Schema) -> frozenset[str]:
    return frozenset(schema.get("items", {}).get("required", ()))


def _missing_name(document: Document, entry: Pointer, meant: str, whole: Schema) -> Finding:
    place = document.value_at(entry)
    source, index = document.source, place.line - 1
    wrong = gettext(
        "This entry of `%(entry)s` and those below it have fields of `%(meant)s`: the line `%(meant)s:` is missing.",
        entry=entry[0],
        meant=meant,
    )
    comment = next(_comments_above(document, index, meant, whole), None)
    if comment is not None:
        edit = source.line_replacement(comment, f"{meant}:")
        way_out = gettext("Write `%(meant)s:` instead of `%(line)s`.", meant=meant, line=source.line(comment).strip())
    else:
        start = Location(place.path, place.line, 1, place.line, 1, place.excerpt)
        edit = Replacement(start, f"{' ' * max(0, lead(source.line(index)) - 2)}{meant}:\n")
        way_out = gettext("Write `%(meant)s:` on a separate line above line %(line)s.", meant=meant, line=place.line)
    return Finding(place, Level.ERROR, "unknown-field", wrong, way_out, advice=edit)


def _comments_above(document: Document, index: int, meant: str, whole: Schema) -> Iterator[int]:
    for above in range(index - 1, -1, -1):
        line = document.source.line(above)
        found = COMMENT.match(line)
        if found and name_of(found["said"], {meant: whole["properties"][meant]}):
            yield above
        if line.strip() and not line.startswith("#"):
            return
