"""Lists in which the first entry, or all entries, lack the hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead
from persona_handbook.reading.schema.possible_fields import fields_here
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, field_column, lead
from persona_handbook.reading.source_text.quoting import shortened, shortened_line
from persona_handbook.reading.source_text.source import Source


def lost_hyphens(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield each list whose first entry has no hyphen."""
    for index in lines:
        line = source.line(index)
        found = FIELD.match(line)
        if not found or not NO_VALUE.search(line):
            continue
        schema = fields_here(source, index).get(found["name"].strip(), {})
        if schema.get("type") == "array" and schema["items"].get("type") == "object":
            yield from _below(source, index, schema["items"].get("properties", {}))


def _below(source: Source, index: int, known: dict[str, object]) -> Iterator[Slip]:
    below = [at for at in _block(source, index) if source.line(at).strip()]
    first = FIELD.match(source.line(below[0])) if below else None
    if not first or source.line(below[0]).lstrip().startswith("-") or first["name"].strip() not in known:
        return
    name, column = first["name"], first.start("name")
    starts = [
        at
        for at in below
        if (each := FIELD.match(source.line(at))) and each["name"] == name and lead(source.line(at)) == column
    ]
    margin = max(field_column(source.line(index)), column - 2)
    if column - 2 < field_column(source.line(index)) or any(
        _is_item_elsewhere(source.line(at), margin) for at in below
    ):
        return
    edits = [source.line_replacement(at, f"{' ' * margin}- {source.line(at).strip()}") for at in starts]
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    line, at = source.line(starts[0]), source.line_start(starts[0])
    corrected = f"{' ' * margin}- {line.strip()}"
    wrong = gettext("The hyphen that starts the list entry `%(text)s` is missing.", text=shortened(line.strip()))
    way_out = instead(shortened_line(corrected), others=len(starts) > 1)
    yield slip(source.finding(at + column, at + first.end("name"), wrong, way_out, advice=edit))


def _block(source: Source, index: int) -> Iterator[int]:
    margin = field_column(source.line(index))
    for at in range(index + 1, source.line_count):
        line = source.line(at)
        if line.strip() and not line.lstrip().startswith("#") and lead(line) <= margin:
            return
        yield at


def _is_item_elsewhere(line: str, margin: int) -> bool:
    return line.lstrip().startswith("- ") and lead(line) < margin
