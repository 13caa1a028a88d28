"""Finds texts made from an earlier one: padded, with replaced words, or with typing errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.insight.likeness import comparable_words
from persona_handbook.insight.repetition.shared_runs import first_sharing

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
    yield from first_sharing(map(_runs, texts), who, fewest=RUNS_TO_JUDGE, share=SHARE)


def _runs(text: str) -> set[str]:
    initials = "".join(word[0] for word in comparable_words(text))
    if len(initials) < WORDS_TO_JUDGE:
        return set()
    return {initials[at : at + RUN] for at in range(len(initials) - RUN + 1)}
