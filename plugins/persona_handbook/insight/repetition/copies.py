"""Finds texts that repeat an earlier one without comparing all pairs."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from persona_handbook.insight.likeness import ROUNDING, are_alike, shingles, word_set

BITS = 1024
COUNTERS = 1 << 18


@dataclass(frozen=True, slots=True)
class _Sketch:
    """Summary of a set that excludes most comparisons: members that any similar set must share, and a bit mask."""

    marks: tuple[int, ...]
    size: int
    bits: int

    def may_be_like(self, other: _Sketch, least: float) -> bool:
        """Return whether the sets may be similar: each differing bit is a differing member."""
        differing = (1 - least) * (self.size + other.size) / (1 + least)
        return (self.bits ^ other.bits).bit_count() <= differing + ROUNDING


class _Seen:
    """Finds earlier sets that may be similar to a set.

    Only sets that share one of their rarest members are compared (prefix filtering: Chaudhuri, Ganti and Kaushik 2006),
    so that the effort grows with the number of sets and not with its square.
    """

    def __init__(self, least: float, every: Iterable[Iterable[str]]) -> None:
        self._least = least
        self._often = array("I", bytes(4 * COUNTERS))
        for members in every:
            for each in members:
                self._often[hash(each) % COUNTERS] += 1
        self._by_mark: dict[int, list[int]] = defaultdict(list)
        self._sketches: dict[int, _Sketch] = {}

    def sketch(self, members: Iterable[str]) -> _Sketch:
        hashes = sorted(map(hash, members), key=lambda each: (self._often[each % COUNTERS], each))
        bits = 0
        for each in hashes:
            bits |= 1 << each % BITS
        enough = len(hashes) - ceil(self._least * len(hashes) - ROUNDING) + 1 if hashes else 0
        return _Sketch(tuple(hashes[:enough]), len(hashes), bits)

    def near(self, sketch: _Sketch) -> set[int]:
        found = {place for mark in sketch.marks for place in self._by_mark.get(mark, ())}
        return {place for place in found if sketch.may_be_like(self._sketches[place], self._least)}

    def add(self, place: int, sketch: _Sketch) -> None:
        self._sketches[place] = sketch
        for mark in sketch.marks:
            self._by_mark[mark].append(place)


def copied_from(texts: Sequence[str], who: Sequence[str], least: float) -> Iterator[int | None]:
    """Yield the index of the earliest text that each text repeats, or None; a copy never counts as an original.

    Args:
        texts: the texts, earliest first
        who: the speaker of each text; repeating oneself does not count
        least: the minimum similarity (see `likeness`)
    """
    by_words, by_shingles = _Seen(least, map(word_set, texts)), _Seen(least, map(shingles, texts))
    for place, text in enumerate(texts):
        used, runs = by_words.sketch(word_set(text)), by_shingles.sketch(shingles(text))
        near = sorted(by_words.near(used) | by_shingles.near(runs))
        others = (each for each in near if who[each] != who[place])
        first = next((each for each in others if are_alike(texts[each], text, least)), None)
        yield first
        if first is None:
            by_words.add(place, used)
            by_shingles.add(place, runs)
