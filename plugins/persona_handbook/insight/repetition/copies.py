"""Finds texts that repeat an earlier one without comparing all pairs."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

from persona_handbook.insight.likeness import ROUNDING, comparable_words, overlap_at_least, shingles_of
from persona_handbook.reading.postings import Postings

BITS = 1024
MARKS_SHARED = 3


@dataclass(frozen=True, slots=True)
class _Sketch:
    """Summary of a set that excludes most comparisons.

    Any similar set shares at least `fewest` of the `marks` of both; each bit that differs is a member that differs.
    """

    marks: tuple[int, ...]
    fewest: int
    size: int
    bits: int

    def may_be_like(self, other: _Sketch, least: float) -> bool:
        """Return whether the sets may be similar."""
        differing = (1 - least) * (self.size + other.size) / (1 + least)
        return (self.bits ^ other.bits).bit_count() <= differing + ROUNDING


class _Seen:
    """Finds earlier sets that may be similar to a set.

    Only sets that share some of their rarest members are compared (prefix filtering: Chaudhuri, Ganti and Kaushik 2006;
    with several members: Wang, Li and Feng 2012), so that the effort grows with the number of sets and not with its
    square. Members of one set only are no marks.
    """

    def __init__(self, least: float, every: Iterable[Iterable[int]]) -> None:
        self._least = least
        self._often = Counter(chain.from_iterable(every))
        self._postings = Postings[int]()
        self._small = Postings[int]()
        self._sketches: dict[int, _Sketch] = {}

    def sketch(self, members: Iterable[int]) -> _Sketch:
        """Return the summary of a set."""
        often = self._often
        hashes = [each for _, each in sorted([(often[member], member) for member in members])]
        shared = ceil(self._least * len(hashes) - ROUNDING)
        fewest = min(MARKS_SHARED, shared)
        marks = tuple([each for each in hashes[: len(hashes) - shared + fewest] if often[each] > 1])
        if len(marks) < fewest:
            return _Sketch((), fewest, len(hashes), 0)
        bits = 0
        for each in hashes:
            bits |= 1 << each % BITS
        return _Sketch(marks, fewest, len(hashes), bits)

    def near(self, sketch: _Sketch) -> list[int]:
        """Return the numbers of sets that may be similar."""
        if not sketch.marks:
            return []
        likely = self._postings.sharing(sketch.marks, sketch.fewest) | self._small.sharing(sketch.marks, 1)
        return [place for place in likely if sketch.may_be_like(self._sketches[place], self._least)]

    def add(self, place: int, sketch: _Sketch) -> None:
        """Remember a set, unless no other one can be similar."""
        if sketch.marks:
            self._sketches[place] = sketch
            postings = self._small if sketch.fewest < MARKS_SHARED else self._postings
            postings.add(place, sketch.marks)


def copied_from(texts: Sequence[str], who: Sequence[str], least: float) -> Iterator[int | None]:
    """Yield the index of the earliest text that each text repeats, or None; a copy never counts as an original.

    Args:
        texts: the texts, earliest first
        who: the speaker of each text; repeating oneself does not count
        least: the minimum similarity (see `likeness`)
    """
    spoken, runs = [], []
    for words in map(comparable_words, texts):
        spoken.append(_hashes(words))
        runs.append(_hashes(shingles_of(words)))
    by_words, by_runs = _Seen(least, spoken), _Seen(least, runs)
    for place, speaker in enumerate(who):
        of_words, of_runs = by_words.sketch(spoken[place]), by_runs.sketch(runs[place])
        near = sorted({*by_words.near(of_words), *by_runs.near(of_runs)})
        others = (each for each in near if who[each] != speaker)
        like = (each for each in others if any(_are_alike(sets[each], sets[place], least) for sets in (spoken, runs)))
        first = next(like, None)
        yield first
        if first is None:
            by_words.add(place, of_words)
            by_runs.add(place, of_runs)


def _hashes(members: Iterable[Hashable]) -> array[int]:
    return array("q", {*map(hash, members)})


def _are_alike(one: array[int], other: array[int], least: float) -> bool:
    return overlap_at_least(least, frozenset(one), frozenset(other))
