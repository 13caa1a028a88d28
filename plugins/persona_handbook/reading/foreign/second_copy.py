"""A file that was pasted into itself, or into another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import ROOT_FIELD
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, of_lines
from persona_handbook.reading.source_text.source import Source

FEWEST_FIELDS = 3
AT_MARGIN = re.compile(r"^(?!- )[^\s:#\"'\[\]{}][^:#\"'\[\]{}\n]*+(?=:(?:\s|$))", re.MULTILINE)


def may_be_twice(text: str) -> bool:
    """Return whether the first field of a text occurs again; a fast preliminary check."""
    first = ROOT_FIELD.search(text)
    return bool(first) and f"\n{first[0]}" in text[first.end() :] if first else False


def names_twice(text: str) -> bool:
    """Tell whether a name stands twice at the margin of a text."""
    found = [each.strip() for each in AT_MARGIN.findall(text)]
    return len(set(found)) < len(found)


def second_copies(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Find where a file begins a second time, by its first field and at least two others."""
    margin = [(index, line) for index in lines if (line := source.line(index)) and not line[0].isspace()]
    fields = {index: (line, found["name"].strip()) for index, line in margin if (found := FIELD.match(line))}
    at_margin = {index: name for index, (line, name) in fields.items() if line.startswith(name)}
    first = next(iter(at_margin.values()), None)
    again = [index for index, name in at_margin.items() if name == first][1:2]
    begin = _with_head(source, again[0]) if again else 0
    above, below = (
        {name for index, name in at_margin.items() if (index < begin) is is_above} for is_above in (True, False)
    )
    if not begin or len(above & below) < FEWEST_FIELDS:
        return
    last = max(index for index in range(begin, source.line_count) if source.line(index).strip())
    whole = range(begin, source.line_count)
    edit, numbers = source.without_lines(whole), of_lines(range(begin, last + 1))
    if _content(source, range(begin)) == _content(source, whole):
        wrong = gettext("The file contains its whole content twice.")
        yield slip(about_line(source, begin, wrong, gettext("Delete %(lines)s.", lines=numbers), fix=edit))
        return
    wrong = gettext("A second file begins here.")
    way_out = gettext("Move %(lines)s to a separate file, or delete them.", lines=numbers)
    yield Slip(about_line(source, begin, wrong, way_out), (edit,), (begin, last))


def _with_head(source: Source, index: int) -> int:
    """Return the line on which the comments and the mark of a document above a line begin."""
    while index > 0 and (not (line := source.line(index - 1)).strip() or line.startswith("#") or line.strip() == "---"):
        index -= 1
    return index


def _content(source: Source, lines: range) -> list[str]:
    found = (source.line(index).rstrip() for index in lines)
    return [line for line in found if line and line != "---" and not line.startswith("#")]
