"""The similarity of texts, by the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from persona_handbook.languages.lists import languages_with_lists, lists_of
from persona_handbook.reading.unseen import without_unseen
from persona_handbook.reading.words import CJK_OR_THAI

RUN = re.compile(rf"[{CJK_OR_THAI}]+|(?:(?![{CJK_OR_THAI}])[^\W\d_][\u0300-\u036f\u0900-\u0dff]*)+")
RUN_OF_ASCII = re.compile("[a-z]+")
UNSPACED = re.compile(rf"[{CJK_OR_THAI}]")
SIGNS_OF_A_WORD = 2
LEAST_LETTERS = 3
LETTERS_OF_A_STEM = 5
WORDS_OF_A_SHINGLE = 3
ROUNDING = 1e-9
# an abbreviation, a figure, or a script without spaces, in which words of one sign are no stems
CONTENT = re.compile(rf"[A-Z]{{2,}}|\d|[{CJK_OR_THAI}]")
# Function words of the languages with word lists. A content word of another one of
# these languages, such as the Dutch “van”, is omitted.
FUNCTION_WORDS = {
    language: words for language in languages_with_lists() if (words := lists_of(language).get("function-words"))
}
SAYS_LITTLE = frozenset(word for words in FUNCTION_WORDS.values() for word in words["longer"].split())
TELLTALE = {
    language: frozenset(words["longer"].split()) | frozenset(words["short"].split())
    for language, words in FUNCTION_WORDS.items()
}
LANGUAGES_OF_A_WORD: dict[str, list[str]] = {}
for _language, _words in TELLTALE.items():
    for _word in _words:
        LANGUAGES_OF_A_WORD.setdefault(_word, []).append(_language)
KANA = re.compile(r"[\u3040-\u30ff]")
WORDS_THAT_TELL_A_LANGUAGE = 3
ONLY_HIRAGANA = re.compile(r"[\u3040-\u309f]+")
ENDINGS = re.compile(r"(?:ing|ed|es|s|en|er|e|n)$")


def comparable_words(text: str) -> list[str]:
    """Return the words of a text in lower case: runs of letters, or pairs of characters in scripts without spaces."""
    runs = _runs(text)
    return runs if UNSPACED.search(text) is None else [word for run in runs for word in _words_of(run)]


def detected_language(text: str) -> str | None:
    """Return the language of a text by its most frequent function words; None if too few tell."""
    if KANA.search(text):
        return "ja"
    found = dict.fromkeys(TELLTALE, 0)
    for word in comparable_words(text):
        for language in LANGUAGES_OF_A_WORD.get(word, ()):
            found[language] += 1
    likeliest = max(found, key=lambda language: found[language])
    return likeliest if found[likeliest] >= WORDS_THAT_TELL_A_LANGUAGE else None


def word_count(text: str) -> int:
    """Count the words of a text: separated by spaces, or two characters each in scripts without spaces."""
    return sum(len(comparable_words(each)) if UNSPACED.search(each) else 1 for each in text.split())


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words of texts."""
    return _stems(tuple(texts))


def overlap_of(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Return the Jaccard index of two sets, from 0 (disjoint) to 1 (equal) (Jaccard 1901)."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def overlap_at_least(least: float, one: frozenset[Any], other: frozenset[Any]) -> bool:
    """Return whether the Jaccard index of two sets is at least a number; mostly decided by their sizes."""
    fewer, more = sorted((len(one), len(other)))
    return fewer + ROUNDING >= least * more and overlap_of(one, other) >= least


def likeness(one: str, other: str) -> float:
    """Return the similarity of two texts, from 0 to 1.

    Returns:
        the greater of the Jaccard indexes of their three-word shingles (Broder 1997) and of their words, so that copies
            with
        replaced words or reordered sentences are found
    """
    return max(overlap_of(shingles(one), shingles(other)), overlap_of(word_set(one), word_set(other)))


def are_alike(one: str, other: str, least: float) -> bool:
    """Return whether the similarity of two texts is at least a number; mostly decided by the number of words."""
    return overlap_at_least(least, word_set(one), word_set(other)) or overlap_at_least(
        least, shingles(one), shingles(other)
    )


def all_together_may_hold(texts: tuple[str, ...], other: str, least: float) -> bool:
    """Return whether one of several texts can be that similar to another; a fast preliminary check."""
    every_word, every_shingle = _all_together(texts)
    return _holds(every_word, word_set(other), least) or _holds(every_shingle, shingles(other), least)


def holds(whole: str, part: str, least: float) -> bool:
    """Return whether a text holds a share of the three-word shingles of another one (containment, Broder 1997)."""
    return _holds(shingles(whole), shingles(part), least)


def share_a_stem(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of stems have one in common, also in another inflection."""
    return not _heads(one).isdisjoint(_heads(other))


def says_nothing_but_function_words(text: str) -> bool:
    """Return whether a text of several words has neither a content word, an abbreviation nor a figure."""
    return len(comparable_words(text)) > 1 and not stems((text,)) and not CONTENT.search(text)


@lru_cache(maxsize=256)
def _all_together(texts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset().union(*map(word_set, texts)), frozenset().union(*map(shingles, texts))


def _holds(every: frozenset[str], some: frozenset[str], least: float) -> bool:
    return len(every & some) + ROUNDING >= least * len(some) > 0


@lru_cache(maxsize=1024)
def _heads(found: frozenset[str]) -> set[str]:
    return {_head(stem) for stem in found}


@lru_cache(maxsize=8192)
def _head(stem: str) -> str:
    """Return the beginning of a stem, so that “letter” and “letters” are one word."""
    bare = ENDINGS.sub("", stem)
    return (bare if len(bare) >= LEAST_LETTERS else stem)[:LETTERS_OF_A_STEM]


def _runs(text: str) -> list[str]:
    return RUN_OF_ASCII.findall(text.lower()) if text.isascii() else RUN.findall(without_unseen(text).lower())


def _words_of(run: str) -> Iterator[str]:
    if UNSPACED.match(run):
        yield from (run[at : at + SIGNS_OF_A_WORD] for at in range(0, len(run), SIGNS_OF_A_WORD))
    else:
        yield run


@lru_cache(maxsize=4096)
def _stems(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem for text in texts for run in _runs(text) for stem in _stems_of(run))


@lru_cache(maxsize=8192)
def _stems_of(run: str) -> tuple[str, ...]:
    if UNSPACED.match(run):
        pairs = (run[at : at + SIGNS_OF_A_WORD] for at in range(max(len(run) - 1, 1)))
        return tuple(pair for pair in pairs if not ONLY_HIRAGANA.fullmatch(pair))
    return (ENDINGS.sub("", run),) if len(run) >= LEAST_LETTERS and run not in SAYS_LITTLE else ()


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    """Return the distinct words of a text."""
    return frozenset(comparable_words(text))


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[str]:
    """Return all sequences of three consecutive words of a text."""
    return frozenset(map(" ".join, shingles_of(comparable_words(text))))


def shingles_of(words: list[str]) -> Iterable[tuple[str, ...]]:
    """Return the sequences of three consecutive words, also repeated ones."""
    return zip(*(words[at:] for at in range(WORDS_OF_A_SHINGLE)), strict=False)
