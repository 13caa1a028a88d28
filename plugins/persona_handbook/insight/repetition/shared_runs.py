"""Finds the earlier text that shares most of its sequences of words with a later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import ceil, inf

from persona_handbook.reading.postings import Postings


def first_sharing(
    runs_of_texts: Iterable[AbstractSet[str]], who: Sequence[str], *, fewest: int, share: float
) -> Iterator[int | None]:
    """Yield the index of the earliest text that shares enough runs with each text, or None; a copy is no original.

    Args:
        runs_of_texts: the runs (sequences of words) of each text, earliest text first
        who: the speaker of each text; repeating oneself does not count
        fewest: the number of runs that the shorter of two texts needs
        share: the part of the runs of the shorter text that both must have
    """
    seen = Postings[str]()
    numbers: list[int] = []
    shortest: float = inf
    for place, runs in enumerate(runs_of_texts):
        numbers.append(len(runs))
        if len(runs) < fewest:
            yield None
            continue
        shared = seen.shared(runs, ceil(share * min(len(runs), shortest)))
        like = (each for each, common in shared.items() if common >= share * min(len(runs), numbers[each]))
        first = min((each for each in like if who[each] != who[place]), default=None)
        yield first
        if first is None:
            seen.add(place, runs)
            shortest = min(shortest, len(runs))
