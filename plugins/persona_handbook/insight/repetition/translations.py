"""Finds interviews that are translations of an earlier one, and lists of texts that translate each other."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from persona_handbook.insight.likeness import comparable_words, detected_language
from persona_handbook.insight.saying.shares import WORDS

ANSWERS_TO_JUDGE = 3
ANCHORS = 2
MOST = 0.75
HALF = 0.5
LETTERS_OF_A_COGNATE = 4
FACTOR = 1.6
DIGITS = re.compile(r"\d+")
PAUSE = re.compile("[,;:\u2013\u3001]")
SOUNDS = str.maketrans({"k": "c", "z": "c", "y": "i", "q": "c"})

AnswerTexts = Sequence[str]


@dataclass(frozen=True, slots=True)
class KeptByTranslation:
    """What a translation keeps: the numbers in each answer, and words that are alike in several languages.

    `is_whole` tells whether no answer is empty.
    """

    language: str
    numbers: tuple[frozenset[float], ...]
    pauses: tuple[int, ...]
    lengths: tuple[int, ...]
    cognates: tuple[frozenset[str], ...]
    is_whole: bool

    def may_be_like(self, other: KeptByTranslation) -> bool:
        """Return whether an interview may be a translation of another one."""
        if self.language == other.language:
            return False
        return self.as_long_as(other) >= ANSWERS_TO_JUDGE and self.anchors(other) >= ANCHORS

    def as_long_as(self, other: KeptByTranslation) -> int:
        """Return how many texts have the usual length of a translation."""
        return sum(self._is_as_long(other, at) for at in range(len(self.lengths)))

    def _is_as_long(self, other: KeptByTranslation, at: int) -> bool:
        ours, theirs = self.lengths[at], other.lengths[at]
        usual = sum(self.lengths) / sum(other.lengths)
        return bool(ours and theirs) and 1 / FACTOR <= ours / theirs / usual <= FACTOR

    def anchors(self, other: KeptByTranslation) -> int:
        """Return how many numbers and texts with words alike both have."""
        pairs = zip(self.numbers, other.numbers, strict=True)
        numbers = sum(len(ours) for ours, theirs in pairs if ours == theirs)
        cognates = sum(bool(ours & theirs) for ours, theirs in zip(self.cognates, other.cognates, strict=True))
        return numbers + cognates


def translated_from(texts: Sequence[AnswerTexts], who: Sequence[str]) -> Iterator[int | None]:
    """Yield the index of the earlier interview that each one translates, or None; a translation is never an original.

    A translation keeps the numbers and the pauses of each answer, its length (Gale and Church 1993, A Program for
    Aligning Sentences in Bilingual Corpora) and some words; the thresholds are our own.

    Args:
        texts: the answers of each interview in the order of the questions, earliest first; "" for none
        who: the speaker of each; translating oneself does not count
    """
    seen: dict[tuple[object, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    are_in_one_language = len({detected_language(" ".join(each)) for each in texts} - {None}) <= 1
    told = [None if are_in_one_language else told_in(each) for each in texts]
    for place, each in enumerate(told):
        keys = _keys(each) if each else ()
        near = {other for key in keys for other in _in_other_languages(seen[key], each) if who[other] != who[place]}
        likely = ((other, known) for other in sorted(near) if (known := told[other]))
        first = next((other for other, known in likely if each and each.may_be_like(known)), None)
        yield first
        if first is None and each:
            for key in keys:
                seen[key][each.language].append(place)


def _in_other_languages(seen: Mapping[str, list[int]], told: KeptByTranslation | None) -> Iterator[int]:
    return (each for language, places in seen.items() if told and language != told.language for each in places)


def may_translate(one: KeptByTranslation, other: KeptByTranslation) -> bool:
    """Return whether two lists of texts in different languages may be translations of each other, text by text.

    Most texts have the usual length of their translation, and half of them share a number or a word.
    """
    least = HALF * len(one.lengths)
    return one.is_whole and other.is_whole and are_as_long(one, other) and one.anchors(other) >= least


def are_as_long(one: KeptByTranslation, other: KeptByTranslation) -> bool:
    """Return whether most texts of two lists in different languages have the usual length of their translation."""
    if len(one.lengths) != len(other.lengths) or one.language == other.language:
        return False
    return one.as_long_as(other) >= MOST * len(one.lengths)


def _keys(told: KeptByTranslation) -> tuple[tuple[object, ...], ...]:
    by_numbers = ("numbers", *told.numbers) if sum(map(len, told.numbers)) >= ANCHORS else None
    by_pauses = ("pauses", *told.pauses) if sum(told.pauses) >= ANSWERS_TO_JUDGE else None
    return tuple(key for key in (by_numbers, by_pauses) if key)


def told_in(answers: AnswerTexts) -> KeptByTranslation | None:
    """Return what a translation of some texts would keep; None if there are few, or their language is not known."""
    language = detected_language(" ".join(answers))
    if language is None or sum(map(bool, answers)) < ANSWERS_TO_JUDGE:
        return None
    return KeptByTranslation(
        language,
        tuple(map(_numbers, answers)),
        tuple(len(PAUSE.findall(each)) for each in answers),
        tuple(len(comparable_words(each)) for each in answers),
        tuple(map(_cognates, answers)),
        is_whole=all(answers),
    )


def _numbers(text: str) -> frozenset[float]:
    told = {float(each) for each in DIGITS.findall(text)} | {
        float(WORDS.get(word, 1)) for word in comparable_words(text)
    }
    return frozenset(told - {1.0})


def _cognates(text: str) -> frozenset[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    heads = (word.replace("ph", "f").translate(SOUNDS) for word in comparable_words(plain) if word.isascii())
    return frozenset(word[:LETTERS_OF_A_COGNATE] for word in heads if len(word) > LETTERS_OF_A_COGNATE)
