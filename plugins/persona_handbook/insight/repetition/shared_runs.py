"""Finds the earlier text that shares most of its sequences of words with a later one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet


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
    seen: dict[str, list[int]] = defaultdict(list)
    numbers: list[int] = []
    for place, runs in enumerate(runs_of_texts):
        numbers.append(len(runs))
        shared = Counter(other for run in runs for other in seen.get(run, ()) if who[other] != who[place])
        fewer = {other: min(len(runs), numbers[other]) for other in shared}
        like = (other for other, common in shared.items() if fewer[other] >= fewest and common >= share * fewer[other])
        first = min(like, default=None)
        yield first
        if first is None:
            for run in runs:
                seen[run].append(place)
