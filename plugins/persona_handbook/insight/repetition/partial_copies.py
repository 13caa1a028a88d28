"""Finds texts made from an earlier one: padded, with replaced words, or with typing errors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from persona_handbook.insight.likeness import words

RUN = 6
WORDS_TO_JUDGE = 20
RUNS_TO_JUDGE = 10
SHARE = 0.4


def partly_copied_from(texts: Sequence[str], who: Sequence[str]) -> Iterator[int | None]:
    """Yield the index of the earlier text from which each text was made, or None; a copy is never an original.

    Texts are compared by sequences of six words, each reduced to its first letter, so that typing errors and replaced
    words do not hide the original. A text is a copy if either of the two contains a share of the other's sequences:
    containment (Broder 1997), with our own threshold.

    Args:
        texts: the texts, earliest first
        who: the speaker of each text; repeating oneself does not count
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
