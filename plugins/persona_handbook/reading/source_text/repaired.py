"""A text with a corrected mistake, whose places still refer to the original file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from persona_handbook.finding import Location, Replacement
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.value import Span


@dataclass(frozen=True)
class Repaired(Source):
    """A corrected text; `places` maps each of its offsets to the offset in the original text."""

    written: Source = field(default_factory=lambda: Source("", ""))
    places: Sequence[int] = field(default=(), repr=False)

    def location(self, start: int, end: int) -> Location:
        """Return the place in the file between two offsets."""
        return self.written.location(*self.span((start, max(start, end))))

    def line_number(self, offset: int) -> int:
        """Return the line number in the file for an offset."""
        return self.written.line_number(self.places[offset])

    def span(self, span: Span) -> Span:
        """Return the offsets in the file for two offsets in this text."""
        return self.places[span[0]], self.places[span[1]]


def repaired(source: Source, edit: Replacement) -> Repaired:
    """Apply an edit, whose location refers to the original file, to a text that may already be corrected."""
    written = source.written if isinstance(source, Repaired) else source
    places = source.places if isinstance(source, Repaired) else range(len(source.text) + 1)
    first, last = written.offsets(edit.location)
    start = bisect_right(places, first) - 1
    end = max(start, bisect_left(places, last))
    inserted = [min(first + at, last) for at in range(len(edit.text))]
    return Repaired(
        source.path,
        source.text[:start] + edit.text + source.text[end:],
        written,
        [*places[:start], *inserted, *places[end:]],
    )
