"""Finds and hides words that may not be shown in pages, also if there is markup between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.model.consent.withheld import HIDDEN, Withheld
from persona_handbook.reading.markdown.unmarked import BREAK, markup_of, without_markup
from persona_handbook.reading.words import words_of, words_with_spans
from persona_handbook.reading.yaml.value import Span

# a text of three or four words is no coincidence if it stands as a quote
OPENS = re.compile("[\"'\u2018\u201c\u201e\u00ab\u00bb\u300c\u300e][*_\\s]*$")
CLOSES = re.compile("[\\s*_.,;:!?\u2026\u3002\uff01\uff1f]*[\"'\u2019\u201d\u201c\u00bb\u00ab\u300d\u300f]")
LINE_OPENS = re.compile(r"(?:^|\n)[ \t]*>[ \t>*_]*$")
LINE_CLOSES = re.compile("[ \t*_.,;:!?\u2026\u3002\uff01\uff1f]*(?:\\r?\\n|$)")
NEAR = 20


def passages(text: str, words: Withheld) -> tuple[Span, ...]:
    """Return the start and end of each passage of a page that repeats words, in order.

    Six consecutive words are recognized, a whole text of five, and one of three or four words in quotation marks or a
    quoted paragraph.
    """
    return tuple(span for span, _ in _found(text, words))


def hidden_on_page(text: str, words: Withheld) -> str:
    """Replace words by `…` in the Markdown or HTML of a page; tags, targets of links and line ends are kept."""
    for (start, end), seen in reversed(_found(text, words)):
        passage = text[start:end]
        kept = "".join(BREAK.findall(passage)) if seen == text else markup_of(passage)
        text = f"{text[:start]}{HIDDEN}{kept}{text[end:]}"
    return text


def _found(text: str, words: Withheld) -> list[tuple[Span, str]]:
    """Return each passage, and the text in which it was found: without markup, or as written (in an attribute)."""
    if not words:
        return []
    found: list[tuple[Span, str]] = []
    for seen in dict.fromkeys((without_markup(text), text)):
        known = [span for span, _ in found]
        found += [(span, seen) for span in _in_text(seen, words) if not any(_overlaps(span, each) for each in known)]
    return sorted(found)


def _in_text(text: str, words: Withheld) -> Iterator[Span]:
    repeated = [*words.passages(words_of(text))]
    spans = words_with_spans(text)[1] if repeated else []
    for first, last, is_enough in repeated:
        start, end = spans[first][0], spans[last][1]
        if is_enough or _is_quote(text, start, end):
            yield start, end


def _is_quote(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    marked = OPENS.search(before) and CLOSES.match(after)
    return bool(marked or (LINE_OPENS.search(before) and LINE_CLOSES.match(after)))


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
