"""Git merge conflicts: both sides between markers, or a single marker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.message import all_of, gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.source_text.line_layout import about_line, of_lines
from persona_handbook.reading.source_text.quoting import shortened
from persona_handbook.reading.source_text.source import Source

MARK = re.compile(r"([<|=>])\1{6}(?:[ ](?P<name>.*))?$")


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a conflict: the indexes of its lines, and its branch or commit."""

    lines: range
    name: str


def merge_conflicts(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield each conflict with both of its sides, and each marker without the others."""
    marks = [(index, found) for index in lines if (found := MARK.match(source.line(index).rstrip()))]
    at = 0
    while at < len(marks):
        signs = "".join(found[1] for _, found in marks[at : at + 4])
        size = 4 if signs == "<|=>" else 3 if signs.startswith("<=>") else 1
        group = marks[at : at + size]
        yield _alone(source, group[0][0]) if size == 1 else _whole(source, group)
        at += size


def _alone(source: Source, index: int) -> Slip:
    wrong = gettext("This line is a conflict marker that a merge left in the file.")
    return slip(
        about_line(
            source, index, wrong, gettext("Delete line %(number)s.", number=index + 1), fix=source.without_line(index)
        )
    )


def _whole(source: Source, marks: list[tuple[int, re.Match[str]]]) -> Slip:
    (begin, first), (base, _), (middle, _), (end, last) = marks[0], marks[1], marks[-2], marks[-1]
    ours = _Side(range(begin + 1, base), shortened(first["name"] or "yours"))
    theirs = _Side(range(middle + 1, end), shortened(last["name"] or "theirs"))
    without = {side: _without(source, range(begin, end + 1), side.lines) for side in (ours, theirs)}
    keep_ours = source.together([source.without_line(index) for index in without[ours]])
    if [source.line(each) for each in ours.lines] == [source.line(each) for each in theirs.lines]:
        wrong = gettext("Both sides of this merge conflict are the same.")
        return slip(
            about_line(source, begin, wrong, gettext("Delete %(lines)s.", lines=of_lines(without[ours])), fix=keep_ours)
        )
    wrong = gettext("Unresolved merge conflict: %(ours)s, %(theirs)s.", ours=_said(ours), theirs=_said(theirs))
    way_out = gettext(
        "To keep `%(ours)s`, delete %(lines)s. To keep `%(theirs)s`, delete %(other_lines)s.",
        ours=ours.name,
        lines=_ranges(without[ours]),
        theirs=theirs.name,
        other_lines=_ranges(without[theirs]),
    )
    return Slip(about_line(source, begin, wrong, way_out), (keep_ours,), (begin, end))


def _without(source: Source, whole: range, kept: range) -> list[int]:
    return [index for index in whole if index not in kept and index < source.line_count]


def _said(side: _Side) -> str:
    if not side.lines:
        return gettext("`%(side)s` has nothing", side=side.name)
    return gettext("`%(side)s` has %(lines)s", side=side.name, lines=of_lines(side.lines))


def _ranges(indexes: list[int]) -> str:
    """Name the lines to delete in words: line 4 and lines 6 to 8."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return all_of(of_lines(run) for run in runs)
