"""Lists in which the first entry, or all entries, lack the hyphen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead, instead_up_to
from persona_handbook.reading.schema.possible_fields import fields_here
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, field_column, lead
from persona_handbook.reading.source_text.quoting import shortened, shortened_line
from persona_handbook.reading.source_text.source import Source

STEP = 2
LEAST_LINES = 2


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
    late = _hyphen_too_late(source, below, known)
    if late or any(_is_item_elsewhere(source.line(at), column + 1) and lead(source.line(at)) == column for at in below):
        yield from late or _first_entry(source, below, column)
        return
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


def _hyphen_too_late(source: Source, below: list[int], known: dict[str, object]) -> list[Slip]:
    """Find a hyphen before the second field of the first entry, in place of the first."""
    if len(below) < LEAST_LINES:
        return []
    first, second = source.line(below[0]), source.line(below[1])
    found = FIELD.match(second)
    is_late = second.lstrip().startswith("- ") and found and found.start("name") == field_column(first)
    names = {each["name"].strip() for at in _entry(source, below[1]) if (each := FIELD.match(source.line(at)))}
    own = FIELD.match(first)
    if not is_late or not own or own["name"].strip() in names or not names <= known.keys():
        return []
    margin = lead(second)
    lines = [f"{' ' * margin}- {first.strip()}", f"{' ' * field_column(second)}{second.strip().removeprefix('- ')}"]
    edits = [source.line_replacement(at, line) for at, line in zip(below, lines, strict=False)]
    wrong = gettext("The hyphen belongs before the first field of the entry.")
    way_out = gettext(
        "Write `%(line)s`, and on the next line `%(below)s`.",
        line=shortened_line(lines[0]),
        below=shortened_line(lines[1]),
    )
    return [slip(about_line(source, below[0], wrong, way_out, advice=source.together(edits)))]


def _entry(source: Source, index: int) -> Iterator[int]:
    """Yield the lines of the entry that begins on a line with a hyphen."""
    yield index
    for at in range(index + 1, source.line_count):
        if source.line(at).strip() and lead(source.line(at)) <= lead(source.line(index)):
            return
        yield at


def _first_entry(source: Source, below: list[int], column: int) -> Iterator[Slip]:
    """Find the first entry of a list in the column of the hyphens of the others."""
    lines = [*takewhile(lambda at: not source.line(at).lstrip().startswith("- "), below)]
    corrected = {at: f"{' ' * STEP if lead(source.line(at)) == column else ''}{source.line(at)}" for at in lines}
    corrected[lines[0]] = f"{' ' * column}- {source.line(lines[0]).strip()}"
    edits = [source.line_replacement(at, line) for at, line in corrected.items()]
    line, start = source.line(lines[0]), source.line_start(lines[0])
    wrong = gettext("The hyphen that starts the list entry `%(text)s` is missing.", text=shortened(line.strip()))
    way_out = instead_up_to(shortened_line(corrected[lines[0]]), lines[-1] + 1 if len(lines) > 1 else None)
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    yield slip(source.finding(start + column, start + len(line.rstrip()), wrong, way_out, advice=edit))


def _block(source: Source, index: int) -> Iterator[int]:
    margin = field_column(source.line(index))
    for at in range(index + 1, source.line_count):
        line = source.line(at)
        if line.strip() and not line.lstrip().startswith("#") and lead(line) <= margin:
            return
        yield at


def _is_item_elsewhere(line: str, margin: int) -> bool:
    return line.lstrip().startswith("- ") and lead(line) < margin
