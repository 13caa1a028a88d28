"""List items that start with numbers, as in word processors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.known_here import schema_around
from persona_handbook.reading.yaml.layout import about_line, field_column, lead
from persona_handbook.reading.yaml.quoting import shortened_line
from persona_handbook.reading.yaml.source import Source

NUMBERED = re.compile(r"(?P<lead>[ ]*)(?P<number>\d{1,3}[.)][ ]+)(?P<said>\S.*)$")


def numbered_lists(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield each numbered list where the handbook expects a list."""
    run: list[int] = []
    for index in lines:
        line = source.line(index)
        if NUMBERED.match(line):
            if run and lead(line) != lead(source.line(run[0])):
                yield from _list(source, run)
                run = []
            run.append(index)
        elif run and line.strip() and field_column(line) <= lead(source.line(run[0])):
            yield from _list(source, run)
            run = []
    yield from _list(source, run)


def _list(source: Source, run: list[int]) -> Iterator[Slip]:
    column = lead(source.line(run[0])) if run else 0
    if not run or schema_around(source, run[0], column).get("type") != "array":
        return
    edits = [source.line_replacement(index, _with_hyphen(source, index)) for index in run]
    wrong = "A list item starts with a hyphen, not with a number."
    example = shortened_line(_with_hyphen(source, run[0]))
    also = ", and change the other items in the same way" if len(run) > 1 else ""
    yield slip(about_line(source, run[0], wrong, f"Write `{example}`{also}.", fix=source.together(edits)))


def _with_hyphen(source: Source, index: int) -> str:
    """Replace the number of a line by a hyphen; keep the width if the lines below are aligned with its text."""
    found = NUMBERED.match(source.line(index))
    if not found:
        return source.line(index)
    below = lead(source.line(index + 1)) == found.start("said")
    width = len(found["number"]) if below else 2
    return f"{found['lead']}{'-'.ljust(width)}{found['said']}"
