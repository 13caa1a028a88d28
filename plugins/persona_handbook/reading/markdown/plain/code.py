"""Finds code in a Markdown text, in which no character has a meaning."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from persona_handbook.reading.markdown.literal_spans import literal_spans
from persona_handbook.reading.yaml.value import Span

TICKS = re.compile(r"(?<!`)`+(?!`)")
FENCE = re.compile(r"[ \t>]*(?:```|~~~)")
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


@dataclass(frozen=True, slots=True)
class Code:
    """The code in a text, in order, and the characters that look like code marks but are not."""

    spans: tuple[Span, ...]
    loose: frozenset[int]

    def holds(self, offset: int) -> bool:
        """Return whether the offset is in code or a code mark."""
        index = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        return index >= 0 and offset < self.spans[index][1]


def code_in(text: str) -> Code:
    """Find fences, indented code and inline code; a backtick between two letters (don`t) starts none."""
    found = literal_spans(f"\n{text}")
    fences = (span for span in found.spans if FENCE.match(text, span[0] - 1))
    blocks = sorted((start - 1, end - 1) for start, end in (*fences, *found.indented))
    fenced = Code(tuple(blocks), frozenset())
    spans, loose = list(blocks), set[int]()
    for paragraph in PARAGRAPH.finditer(text):
        ticks = [each for each in TICKS.finditer(text, *paragraph.span()) if not fenced.holds(each.start())]
        while ticks:
            opened = ticks.pop(0)
            if is_between_letters(text, opened.start(), opened.end()):
                loose.update(range(*opened.span()))
                continue
            closes = next((index for index, each in enumerate(ticks) if each[0] == opened[0]), None)
            if closes is not None:
                spans.append((opened.start(), ticks[closes].end()))
                del ticks[: closes + 1]
    return Code(tuple(sorted(spans)), frozenset(loose))


def is_between_letters(text: str, start: int, end: int) -> bool:
    """Return whether there are letters or digits on both sides of a part of a text."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
