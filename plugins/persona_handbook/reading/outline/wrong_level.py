"""Fields whose indentation is too small or too large for the part to which they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead_up_to
from persona_handbook.reading.schema.possible_fields import fields_at, schema_around
from persona_handbook.reading.source_text.corrected_above import CorrectedAbove
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import (
    FIELD,
    about_line,
    columns_above,
    field_column,
    lead,
    line_above,
)
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

STEP = 2


@dataclass(slots=True)
class _Moved:
    """Consecutive lines that moved to one column: their indexes and corrected text, and the last of them."""

    lines: dict[int, str]
    to: int
    end: int


def wrong_levels(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield the fields that are possible only in another column.

    Args:
        source: the file
        lines: the indexes of the lines to examine; lines of texts are skipped
    """
    corrected = [source.line(index) for index in range(source.line_count)]
    runs: list[_Moved] = []
    wanted, view = set(lines), CorrectedAbove(source.path, source.text, corrected)
    written = -1
    for index in range(source.line_count):
        before, written = written, index if source.line(index).strip() else written
        if index not in wanted or corrected[index] != source.line(index):
            continue
        to = _column_meant(view, corrected, index)
        if to is None:
            continue
        moved = _moved(corrected, index, to)
        for at, line in moved.items():
            corrected[at] = line
        last = runs[-1] if runs else None
        if last and last.to == to and last.end >= before:
            last.lines |= moved
            last.end = max(last.end, *moved)
        else:
            runs.append(_Moved(moved, to, max(moved)))
    yield from (_told(source, run) for run in runs)


def _told(source: Source, run: _Moved) -> Slip:
    edits = [source.line_replacement(at, line) for at, line in sorted(run.lines.items())]
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    first = min(run.lines)
    found = FIELD.match(source.line(first))
    name = found["name"].strip() if found else ""
    wrong = gettext("The field `%(name)s` cannot be at this indentation.", name=name)
    way_out = instead_up_to(shortened_line(run.lines[first]), max(run.lines) + 1 if len(run.lines) > 1 else None)
    return slip(about_line(source, first, wrong, way_out, advice=edit))


def _column_meant(view: Source, lines: list[str], index: int) -> int | None:
    """Return the only possible column of a line's field; None if its own column is possible."""
    line = lines[index]
    found = FIELD.match(line)
    above = line_above(view, index)
    hyphens = {*columns_above(view, index, items=True)}
    if not found:
        return None
    if line.lstrip().startswith("-"):
        return _column_of_item(view, index, found, hyphens, above)
    name, here = found["name"].strip(), found.start("name")
    if here not in hyphens and name in fields_at(view, index, here) and name not in _names_beside(lines, index, here):
        return None
    columns = {*columns_above(view, index, items=False)}
    if NO_VALUE.search(above):
        columns.add(field_column(above) + STEP)
    able = [
        column
        for column in sorted(columns - hyphens - {here})
        if name in fields_at(view, index, column) and name not in _names_beside(lines, index, column)
    ]
    return able[0] if len(able) == 1 else None


def _column_of_item(view: Source, index: int, found: re.Match[str], hyphens: set[int], above: str) -> int | None:
    """Return the only column of hyphens above to which an entry can belong, if it starts at none of them."""
    here = lead(view.line(index))
    if here in hyphens or not hyphens or (NO_VALUE.search(above) and here >= field_column(above)):
        return None
    name = found["name"].strip()
    able = [
        column
        for column in hyphens
        if name in schema_around(view, index, column).get("items", {}).get("properties", {}) and column
    ]
    return able[0] if len(able) == 1 else None


def _names_beside(lines: list[str], index: int, column: int) -> set[str]:
    """Return the fields above a line in a column, in the same part of the file."""
    names: set[str] = set()
    for at in range(index - 1, -1, -1):
        line = lines[at]
        if not line.strip() or line.lstrip().startswith("#") or lead(line) > column:
            continue
        found = FIELD.match(line)
        if found and found.start("name") == column:
            names.add(found["name"].strip())
        if lead(line) < column:
            break
    return names


def _moved(lines: list[str], index: int, to: int) -> dict[int, str]:
    """Move a line, and the lines below that belong to it unless they are already in place."""
    here = lead(lines[index])
    moved = {index: " " * to + lines[index].strip()}
    below: list[int] = []
    for at in range(index + 1, len(lines)):
        if lines[at].strip() and lead(lines[at]) <= here:
            break
        below.append(at)
    first = next((at for at in below if lines[at].strip()), None)
    is_item = lines[index].lstrip().startswith("- ")
    if first is None or lead(lines[first]) == to + STEP or not (is_item or NO_VALUE.search(lines[index])):
        return moved
    return moved | {at: _shifted(lines[at], to - here) for at in below if lines[at].strip()}


def _shifted(line: str, by: int) -> str:
    return " " * max(0, lead(line) + by) + line.lstrip(" ")
