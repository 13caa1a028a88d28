"""How the lines of a file stand: their indentation, and where fields and their values begin."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.reading.yaml.source import Source

LEAD = re.compile(r"[ \t]*+(?:- ++)*+")
FIELD = re.compile(LEAD.pattern + r"(?P<name>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*+)(?P<colon>:)(?=\s|$)")


def line_above(source: Source, index: int) -> str:
    """Give the nearest line above that says something; empty where there is none."""
    lines = (source.line(above) for above in range(index - 1, -1, -1))
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")


def lead(line: str) -> int:
    """Give how many spaces stand before a line."""
    return len(line) - len(line.lstrip(" "))


def field_column(line: str) -> int:
    """Give the column, from 0, at which a line's field begins, after the hyphens of items."""
    found = LEAD.match(line)
    return found.end() if found else 0


def value_column(line: str) -> int:
    """Give the column, from 0, at which the value of the line's field or item begins."""
    field = FIELD.match(line) or LEAD.match(line)
    end = field.end() if field else 0
    return end + len(line[end:]) - len(line[end:].lstrip())


def about_line(source: Source, index: int, wrong: str, way_out: str) -> Finding:
    """Make a finding about a whole line, without its indentation."""
    line, start = source.line(index), source.line_start(index)
    first = len(line) - len(line.lstrip())
    return source.finding(start + first, start + len(line.rstrip()), wrong, way_out)
