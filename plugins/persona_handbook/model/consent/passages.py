"""Finds and hides words that may not be shown in pages, also if there is markup between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.model.consent.withheld import HIDDEN, Withheld, joined
from persona_handbook.reading.markdown.unmarked import BREAK, markup_of, readings
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

    Six consecutive words are recognized, a whole text of five, and three or four words in quotation marks or a
    quoted paragraph.
    """
    return tuple(span for span, _ in _found(text, words))


def hidden_on_page(text: str, words: Withheld) -> str:
    """Replace words by `…` in the Markdown or HTML of a page; tags, targets of links and line ends are kept."""
    for (start, end), is_as_written in reversed(_found(text, words)):
        passage = text[start:end]
        kept = "".join(BREAK.findall(passage)) if is_as_written else markup_of(passage)
        text = f"{text[:start]}{HIDDEN}{kept}{text[end:]}"
    return text


def _found(text: str, words: Withheld) -> list[tuple[Span, bool]]:
    """Return each passage, and whether it was found only in the text as written, such as in an attribute."""
    if not words:
        return []
    seen = {each: [*_in_text(each, words)] for each in readings(text)}
    written = joined(seen.pop(text))
    read = joined(span for spans in seen.values() for span in spans)
    return [(span, not any(_overlaps(span, each) for each in read)) for span in joined((*read, *written))]


def _in_text(text: str, words: Withheld) -> Iterator[Span]:
    repeated = [*words.passages(words_of(text))]
    spans = words_with_spans(text)[1] if repeated else []
    for first, last, is_enough in repeated:
        start, end = spans[first][0], spans[last][1]
        if is_enough or _is_quote(text, start, end):
            yield start, end
    yield from words.fragments(text)


def _is_quote(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    marked = OPENS.search(before) and CLOSES.match(after)
    return bool(marked or (LINE_OPENS.search(before) and LINE_CLOSES.match(after)))


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
