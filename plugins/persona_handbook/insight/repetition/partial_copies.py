"""Which texts are made of an earlier one, padded, with words changed, or with errors of typing in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from persona_handbook.insight.likeness import words

RUN = 6
WORDS_TO_JUDGE = 20
RUNS_TO_JUDGE = 10
SHARE = 0.4


def partly_copied_from(texts: Sequence[str], who: Sequence[str]) -> Iterator[int | None]:
    """Give for each text the place of the earlier one of which it is made, or None; a copy is copied by no other.

    Texts are compared by runs of six words, each word by its first letter, so that neither an error of typing nor
    another word in a sentence hides where it is from. A text is made of another one if either of the two holds a share
    of the other's runs: containment (Broder 1997), with a share of our own.

    Args:
        texts: the earliest first
        who: who said each of them; nobody copies themselves
    """
    seen: dict[str, list[int]] = defaultdict(list)
    numbers: list[int] = []
    for place, text in enumerate(texts):
        runs = _runs(text)
        numbers.append(len(runs))
        shared = Counter(other for run in runs for other in seen.get(run, ()) if who[other] != who[place])
        first = min(
            (other for other, common in shared.items() if _is_made_of(common, len(runs), numbers[other])), default=None
        )
        yield first
        if first is None:
            for run in runs:
                seen[run].append(place)


def _runs(text: str) -> set[str]:
    initials = "".join(word[0] for word in words(text))
    if len(initials) < WORDS_TO_JUDGE:
        return set()
    return {initials[at : at + RUN] for at in range(len(initials) - RUN + 1)}


def _is_made_of(common: int, ours: int, theirs: int) -> bool:
    fewer = min(ours, theirs)
    return fewer >= RUNS_TO_JUDGE and common >= SHARE * fewer
