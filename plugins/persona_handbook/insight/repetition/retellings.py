"""Finds interviews that tell an earlier one in another voice: answer by answer the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from persona_handbook.insight.likeness import stems
from persona_handbook.insight.repetition.translations import AnswerTexts

ANSWERS_TO_JUDGE = 3
STEMS_TO_JUDGE = 3
SHARE = 0.65
TOO_COMMON = 50


def retold_from(texts: Sequence[AnswerTexts], who: Sequence[str]) -> Iterator[int | None]:
    """Yield the index of the earlier interview that each one retells, or None; a retelling is never an original.

    Person, tense and order of the words are ignored: of three answers or more, each shares most of its content words
    with the answer to the same question. Different people share at most 40% in the tests; the threshold is our own.

    Args:
        texts: the answers of each interview in the order of the questions, earliest first; "" for none
        who: the speaker of each; repeating oneself does not count
    """
    seen: dict[tuple[int, str], list[int]] = defaultdict(list)
    told = [[stems([answer]) for answer in answers] for answers in texts]
    for place, answers in enumerate(told):
        shared = Counter(
            other
            for question, found in enumerate(answers)
            for stem in found
            if len(near := seen.get((question, stem), [])) <= TOO_COMMON
            for other in near
            if who[other] != who[place]
        )
        least = ANSWERS_TO_JUDGE * STEMS_TO_JUDGE * SHARE
        likely = sorted(other for other, number in shared.items() if number >= least)
        first = next((other for other in likely if _tells_the_same(told[other], answers)), None)
        yield first
        if first is None:
            for question, found in enumerate(answers):
                for stem in found:
                    seen[question, stem].append(place)


def _tells_the_same(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    alike = 0
    for ours, theirs in zip(one, other, strict=False):
        fewer = min(len(ours), len(theirs))
        alike += fewer >= STEMS_TO_JUDGE and len(ours & theirs) >= SHARE * fewer
    return alike >= ANSWERS_TO_JUDGE
