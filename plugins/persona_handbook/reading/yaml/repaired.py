"""A text as it reads once a slip is repaired, with the places of the file as it was written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from persona_handbook.finding import Location, Replacement
from persona_handbook.reading.yaml.source import Source
from persona_handbook.reading.yaml.value import Span


@dataclass(frozen=True)
class Repaired(Source):
    """A repaired text; `places` gives for each of its offsets the offset in the text as it was written."""

    written: Source = field(default_factory=lambda: Source("", ""))
    places: Sequence[int] = field(default=(), repr=False)

    def location(self, start: int, end: int) -> Location:
        """Give the place between two offsets as it is in the file."""
        return self.written.location(*self.span((start, max(start, end))))

    def line_number(self, offset: int) -> int:
        """Give the number in the file of the line on which an offset stands here."""
        return self.written.line_number(self.places[offset])

    def span(self, span: Span) -> Span:
        """Give the offsets in the file of what stands between two offsets here."""
        return self.places[span[0]], self.places[span[1]]


def repaired(source: Source, edit: Replacement) -> Repaired:
    """Make an edit, whose location is that of the file as it was written, in a text that may have been repaired."""
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
