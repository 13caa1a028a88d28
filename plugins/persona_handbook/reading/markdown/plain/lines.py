"""Determines which lines of a Markdown text start an intended list, heading, quote or table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from persona_handbook.reading.markdown.plain.emphasis import Skips

LINE = re.compile(r"[^\n]*(?:\n|\Z)")
ITEM = re.compile(r"(?P<lead>[ ]*)(?:(?P<number>\d+)\.|(?P<bullet>[-+*]))[ \t]+(?=\S)")
STEP = 4
MARKS, MARKS_AT_THE_END = re.compile(r"#+"), re.compile(r"(?<!#)#+\Z")
MOST_MARKS = 6
COMPARISON = re.compile(r"[ ]{0,3}>(?=[ ]?[=\d%€$£]|[ ]*$)")
RULE = re.compile(r"\s*(?:-[ ]*){3,}\s*\Z|\s*(?:\*[ ]*){3,}\s*\Z|\s*(?:_[ ]*){3,}\s*\Z")
SEPARATOR = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its start, its text, and whether it is code."""

    start: int
    text: str
    is_code: bool

    @property
    def is_blank(self) -> bool:
        """Whether the line is blank."""
        return not self.text.strip()


def markdown_lines(text: str, is_code: Skips) -> list[Line]:
    """Return the lines of a text without their line ends."""
    found = (each for each in LINE.finditer(text) if each[0])
    return [Line(each.start(), each[0].rstrip("\n"), is_code(each.start())) for each in found]


def unmeant_items(lines: list[Line]) -> Iterator[int]:
    """Yield the offsets of the dots and bullets of unintended lists.

    A list of one line is a date or a dash, and numbers that are not consecutive (1. of May, 31. of July) are not a
    list.
    """
    open_lists: list[_List] = []
    done: list[_List] = []
    after_blank = False
    for line in lines:
        item = None if line.is_code else ITEM.match(line.text)
        if item:
            depth = len(item["lead"]) // STEP
            while open_lists and (open_lists[-1].depth > depth or not open_lists[-1].takes(item, depth)):
                done.append(open_lists.pop())
            if open_lists and open_lists[-1].depth < depth:
                open_lists[-1].is_deep = True
            if not open_lists or open_lists[-1].depth < depth:
                open_lists.append(_List(depth, is_inner=bool(open_lists)))
            open_lists[-1].add(line, item)
        elif not line.is_blank and open_lists:
            if after_blank and not line.text.startswith((" ", "\t")):
                done += open_lists
                open_lists = []
            else:
                open_lists[-1].is_deep = True
        after_blank = line.is_blank
    yield from (offset for each in (*done, *open_lists) if not each.is_meant() for offset in each.marks)


@dataclass(slots=True)
class _List:
    depth: int
    numbers: list[int | None] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    is_deep: bool = False
    is_inner: bool = False

    def takes(self, item: re.Match[str], depth: int) -> bool:
        return self.depth < depth or (self.numbers[-1] is None) == (item["number"] is None)

    def add(self, line: Line, item: re.Match[str]) -> None:
        self.numbers.append(int(item["number"]) if item["number"] else None)
        self.marks.append(line.start + item.end("number" if item["number"] else "lead"))

    def is_meant(self) -> bool:
        numbers = [each for each in self.numbers if each is not None]
        counts_on = all(after == before + 1 for before, after in pairwise(numbers))
        is_lazy = set(numbers) == {1}
        is_list = len(self.numbers) > 1 or self.is_deep or (self.is_inner and numbers in ([], [1]))
        return is_list and (not numbers or counts_on or is_lazy)


def unmeant_headings(lines: list[Line]) -> Iterator[int]:
    """Yield the offsets of literal number signs: #1, # of tickets as the last line, the end of C#."""
    last = next((each for each in reversed(lines) if not each.is_blank), None)
    for line in lines:
        text = line.text.rstrip()
        marks = None if line.is_code else MARKS.match(text)
        if not marks:
            continue
        title = text[marks.end() :].rstrip("#")
        is_none = not title.startswith((" ", "\t")) or not title.strip() or marks.end() > MOST_MARKS or line is last
        if is_none:
            yield from range(line.start, line.start + marks.end())
        end = MARKS_AT_THE_END.search(text)
        if end and (is_none or not title.endswith((" ", "\t"))):
            yield from range(line.start + end.start(), line.start + end.end())


def unmeant_quotes(lines: list[Line]) -> Iterator[int]:
    """Yield the offsets of comparison signs, such as > 5 minutes."""
    yield from (
        line.start + found.end() - 1 for line in lines if not line.is_code and (found := COMPARISON.match(line.text))
    )


def unmeant_rule(text: str) -> Iterator[int]:
    """Yield the offsets of dashes, stars or underscores that are the whole text."""
    if RULE.match(text):
        yield from (each.start() for each in re.finditer(r"[-*_]", text))


def pipes_beyond(lines: list[Line], is_code: Skips) -> Iterator[int]:
    """Yield the offsets of table bars beyond the columns of the header, after which text would be omitted."""
    columns = 0
    bordered = False
    for before, line in zip([None, *lines], lines, strict=False):
        if line.is_blank:
            columns = 0
        elif columns:
            yield from _inner_pipes(line, is_code, bordered=bordered)[columns - 1 :]
        elif before and not line.is_code and SEPARATOR.match(line.text):
            head = before.text.strip()
            bordered = head.startswith("|") or bool(PIPE.search(head, len(head) - 1))
            inner = len(_inner_pipes(before, is_code, bordered=bordered))
            columns = inner + 1 if inner or bordered else 0


def _inner_pipes(line: Line, is_code: Skips, *, bordered: bool) -> list[int]:
    text = line.text.rstrip()
    pipes = [each.start() for each in PIPE.finditer(text) if not is_code(line.start + each.start())]
    if bordered and pipes and not text[: pipes[0]].strip():
        pipes = pipes[1:]
    if bordered and pipes and pipes[-1] == len(text) - 1:
        pipes = pipes[:-1]
    return [line.start + each for each in pipes]
