"""Finds the parts of hand-written Markdown without references: code, comments and front matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.markdown.indented_code import indented_code
from persona_handbook.reading.yaml.value import Span

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL)
LINE = re.compile(r"[^\n]*\n|[^\n]+")
FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}(?=[^`\n]*\n?$)|~{3,})")
FENCE_END = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})\s*$")
BLANK = re.compile(r"\n[ \t>\r]*(?=\n)")
TICKS = re.compile(r"`+")
BEGINNING = re.compile(r"\\[\\`]|(?P<ticks>`+)|(?P<comment><!--)|<(?P<tag>pre|code|script|style)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread:
    """The literal parts of a text in order, and its lines of indented code."""

    spans: tuple[Span, ...]
    indented: tuple[Span, ...] = ()

    def holds(self, offset: int) -> bool:
        """Return whether the text at an offset is literal."""
        return _is_in(self.spans, offset) or _is_in(self.indented, offset)


def _is_in(spans: tuple[Span, ...], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]


def literal_spans(markdown: str) -> Unread:
    """Find code, comments and front matter.

    As in Python-Markdown, inline code ends with its paragraph, and a fence that is never closed is not a fence.
    """
    front = FRONT_MATTER.match(markdown)
    spans: list[Span] = [front.span()] if front else []
    after = front.end() if front else 0
    for fence in (*_fences(markdown, after), (len(markdown), len(markdown))):
        spans += _Stretch.of(markdown, after, fence[0]).unread()
        spans.append(fence)
        after = fence[1]
    marked = Unread(tuple(span for span in spans if span[0] < span[1]))
    return Unread(marked.spans, tuple(indented_code(markdown, front.end() if front else 0, marked.holds)))


def _fences(markdown: str, start: int) -> Iterator[Span]:
    """Yield each fence with its closing line; the search for a missing closing line runs only once."""
    lines = list(LINE.finditer(markdown, start))
    never_closed: dict[str, int] = {}
    number = 0
    while number < len(lines):
        opened = FENCE.match(lines[number][0])
        mark = opened["mark"] if opened else ""
        if mark and len(mark) < never_closed.get(mark[0], len(mark) + 1):
            last = next((each for each in range(number + 1, len(lines)) if _closes(mark, lines[each][0])), None)
            if last is None:
                never_closed[mark[0]] = len(mark)
            else:
                yield lines[number].start(), lines[last].end()
                number = last
        number += 1


def _closes(mark: str, line: str) -> bool:
    found = FENCE_END.match(line)
    return found is not None and found["mark"].startswith(mark)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text between two fences."""

    text: str
    offset: int
    paragraph_ends: tuple[int, ...]
    ticks: dict[int, list[int]]

    @classmethod
    def of(cls, markdown: str, start: int, end: int) -> _Stretch:
        text = markdown[start:end]
        ticks: dict[int, list[int]] = {}
        for run in TICKS.finditer(text):
            ticks.setdefault(len(run[0]), []).append(run.start())
        return cls(text, start, tuple(blank.start() for blank in BLANK.finditer(text)), ticks)

    def unread(self) -> Iterator[Span]:
        at = 0
        missing: set[str] = set()
        while begun := BEGINNING.search(self.text, at):
            at = begun.end()
            if begun["ticks"]:
                end = self._end_of_code(begun.end(), len(begun["ticks"]))
            else:
                end = _end_of_element(begun, missing)
            if end is not None:
                yield self.offset + begun.start(), self.offset + end
                at = end

    def _end_of_code(self, start: int, length: int) -> int | None:
        runs = self.ticks.get(length, [])
        index = bisect_left(runs, start)
        paragraph = bisect_left(self.paragraph_ends, start)
        limit = self.paragraph_ends[paragraph] if paragraph < len(self.paragraph_ends) else len(self.text)
        return runs[index] + length if index < len(runs) and runs[index] < limit else None


def _end_of_element(begun: re.Match[str], missing: set[str]) -> int | None:
    closing = "-->" if begun["comment"] else f"</{begun['tag'].lower()}>" if begun["tag"] else ""
    if not closing or closing in missing:
        return None
    found = re.compile(re.escape(closing), re.IGNORECASE).search(begun.string, begun.end())
    if found is None:
        missing.add(closing)
        return None
    return found.end()
