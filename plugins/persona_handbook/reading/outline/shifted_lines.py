"""Consecutive lines that are all indented further than the fields above them, to which they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead_up_to
from persona_handbook.reading.schema.possible_fields import fields_at, siblings
from persona_handbook.reading.source_text.line_kinds import BLOCK, NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, columns_above, lead, line_above
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

LEAST_LINES = 2
NAME = re.compile(r"[A-Za-z_][\w-]*")
OPENING = "\"'[{|>"


def shifted_lines(source: Source) -> Iterator[tuple[Slip, dict[int, str]]]:
    """Yield each run of lines that is too far to the right, and the corrected lines by their indexes."""
    index, above = 0, -1
    while index < source.line_count:
        line = source.line(index)
        if not line.strip() or line.lstrip().startswith("#"):
            index += 1
            continue
        by = _shift(source, above, index) if above >= 0 else 0
        corrected = _run(source, above, index, by) if by else {}
        if len(corrected) >= LEAST_LINES:
            yield _told(source, corrected), corrected
        above = max(corrected, default=index)
        index = above + 1


def _shift(source: Source, above: int, index: int) -> int:
    """Return by how many columns a field is too far to the right below a field with a value; 0 if it is not."""
    line, other = source.line(index), FIELD.match(source.line(above))
    found = FIELD.match(line)
    if not other or not NAME.fullmatch(other["name"].strip()) or not _is_in_place(source, above):
        return 0
    if not found or line.lstrip().startswith("-") or lead(line) <= other.start("name"):
        return 0
    if not _has_whole_value(source.line(above), other.end()):
        return 0
    name, column = found["name"].strip(), other.start("name")
    if name not in fields_at(source, above, column) or name in {*siblings(source, above, column)}:
        return 0
    return lead(line) - column


def _is_in_place(source: Source, index: int) -> bool:
    """Return whether a line begins no list entry, or one where entries can begin."""
    line = source.line(index)
    is_first = bool(NO_VALUE.search(line_above(source, index)))
    return not line.lstrip().startswith("-") or is_first or lead(line) in columns_above(source, index, items=True)


def _has_whole_value(line: str, end: int) -> bool:
    """Return whether the value of a field is on its line, so that none of the lines below can continue it."""
    said = line[end:].strip()
    if not said or NO_VALUE.search(line) or BLOCK.search(line):
        return False
    return said[0] not in OPENING or said.endswith(("]", "}", '"', "'"))


def _run(source: Source, above: int, index: int, by: int) -> dict[int, str]:
    """Return the lines from this one on that are too far to the right by the same number of columns."""
    fields = {*columns_above(source, index, items=False)}
    fields = {each for each in fields if each < lead(source.line(index))}
    items = {*columns_above(source, above + 1, items=True)}
    corrected: dict[int, str] = {}
    for at in range(index, source.line_count):
        line = source.line(at)
        if not line.strip():
            continue
        if lead(line) < by or lead(line) in (items if line.lstrip().startswith("- ") else fields):
            break
        corrected[at] = line[by:]
    return corrected


def _told(source: Source, corrected: dict[int, str]) -> Slip:
    first, last = min(corrected), max(corrected)
    edits = [source.line_replacement(at, line) for at, line in corrected.items()]
    found = FIELD.match(source.line(first))
    wrong = gettext("The field `%(name)s` cannot be at this indentation.", name=found["name"].strip() if found else "")
    way_out = instead_up_to(shortened_line(corrected[first]), last + 1)
    return slip(about_line(source, first, wrong, way_out, advice=source.together(edits)))
