"""Finds indented code blocks, relative to the lists and notes that contain them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

LINE = re.compile(r"[^\n]*\n|[^\n]+")
QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
OPENING = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]+\S|:[ \t]{1,3}\S|\[\^[^\]]+\]:|(?:!!!|\?\?\?\+?|===[!+]*)[ \t]")
STEP = 4


def indented_code(markdown: str, start: int, is_left_alone: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the span of each line of indented code, as Python-Markdown sees it.

    Args:
        markdown: the text
        start: the offset after the front matter
        is_left_alone: whether the text at an offset is known to be code or a comment
    """
    levels = _Levels()
    for line in LINE.finditer(markdown, start):
        if not is_left_alone(line.start()) and levels.is_code(line[0]):
            yield line.span()


class _Levels:
    """The possible indentation of a line: one level for each open list, note, tab, definition or footnote."""

    def __init__(self) -> None:
        self._open = 0
        self._quotes = 0
        self._begins = True

    def is_code(self, line: str) -> bool:
        """Process the next line; return whether it is code."""
        quote = QUOTE.match(line)
        quotes = quote[0].count(">") if quote else 0
        text = line[quote.end() if quote else 0 :].rstrip().expandtabs(STEP)
        if not text:
            self._begins = True
            return False
        if quotes != self._quotes:
            self._open, self._begins, self._quotes = 0, True, quotes
        level = (len(text) - len(text.lstrip())) // STEP
        if self._begins:
            if level > self._open:
                return True
            self._open = level
        self._begins = False
        if OPENING.match(text.lstrip()):
            self._open = min(level, self._open) + 1
        return False
