"""Finds the earlier text that shares most of its sequences of words with a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain


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
    seen: dict[str, list[int]] = {}
    numbers: list[int] = []
    for place, runs in enumerate(runs_of_texts):
        numbers.append(len(runs))
        least = share * fewest
        shared = Counter(chain.from_iterable([seen[run] for run in runs if run in seen]))
        likely = [other for other, common in shared.items() if common >= least] if len(runs) >= fewest else []
        like = (each for each in likely if shared[each] >= share * min(len(runs), numbers[each]))
        first = min((each for each in like if numbers[each] >= fewest and who[each] != who[place]), default=None)
        yield first
        if first is None and len(runs) >= fewest:
            for run in runs:
                seen.setdefault(run, []).append(place)
