"""The layout of lines: indentation, and the columns of fields and values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.source_text.source import Source

LEAD = re.compile(r"[ \t]*+(?:- ++)*+")
FIELD = re.compile(LEAD.pattern + r"(?P<name>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*+)(?P<colon>:)(?=\s|$)")


def line_above(source: Source, index: int) -> str:
    """Return the nearest non-empty line above; empty if there is none."""
    lines = (source.line(above) for above in range(index - 1, -1, -1))
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")


def lead(line: str) -> int:
    """Return the number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))


def field_column(line: str) -> int:
    """Return the column, from 0, of the field on a line, after the hyphens of items."""
    found = LEAD.match(line)
    return found.end() if found else 0


def value_column(line: str) -> int:
    """Return the column, from 0, of the value of the field or item on a line."""
    field = FIELD.match(line) or LEAD.match(line)
    end = field.end() if field else 0
    return end + len(line[end:]) - len(line[end:].lstrip())


def columns_above(source: Source, index: int, *, items: bool) -> list[int]:
    """Return the columns of the fields (or items) that are still open above a line."""
    columns: list[int] = []
    limit: float = float("inf")
    above = source.line_further_left(index, limit)
    while above >= 0:
        line = source.line(above)
        dashed = line.lstrip().startswith("- ")
        column = lead(line) if items else field_column(line)
        if column < limit and (dashed if items else FIELD.match(line)):
            columns.append(column)
        limit = lead(line)
        # at the same indentation no field begins further to the left
        above = source.line_further_left(above, limit)
    return columns


def about_line(
    source: Source,
    index: int,
    wrong: str,
    way_out: str,
    *,
    fix: Replacement | None = None,
    advice: Replacement | None = None,
) -> Finding:
    """Create a finding about a whole line without its indentation.

    Args:
        source: the file
        index: the line, counted from 0
        wrong: what is wrong
        way_out: what to do
        fix: a replacement that needs no review
        advice: a replacement that a person must confirm
    """
    line, start = source.line(index), source.line_start(index)
    first = len(line) - len(line.lstrip())
    return source.finding(start + first, start + len(line.rstrip()), wrong, way_out, fix=fix, advice=advice)


def of_lines(indexes: Sequence[int]) -> str:
    """Name lines by their indexes in words: line 4, lines 4 and 9, lines 4 to 9, lines 4, 6 and 9."""
    numbers = [index + 1 for index in indexes]
    if len(numbers) == 1:
        return gettext("line %(number)s", number=numbers[0])
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return gettext("lines %(first)s to %(last)s", first=numbers[0], last=numbers[-1])
    listed = ", ".join(map(str, numbers[:-1]))
    return gettext("lines %(first)s and %(last)s", first=listed, last=numbers[-1])
