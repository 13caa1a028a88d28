"""Finds words of a list in a text: by regular expressions, and by stems for inflected words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from persona_handbook.settings.settings import WordOverrides

NOTHING = "(?!)"
WORD = re.compile(r"[^\W\d_]+")
# what Python takes for the same letters, beside the other case
OTHER_CASES = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
REST = re.compile(r".+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one kind in one language.

    Attributes:
        patterns: regular expressions, each of a whole word or phrase
        inflected: words that are found in all inflections
        not_in: regular expressions of phrases in which the words do not count, such as “fast food”
    """

    patterns: tuple[str, ...] = ()
    inflected: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    @staticmethod
    def read(written: Iterable[str] | Mapping[str, Any]) -> WordList:
        """Read a list from its file: only patterns, or one list for each attribute."""
        if isinstance(written, Mapping):
            return WordList(**{name: tuple(each) for name, each in written.items()})
        return WordList(tuple(written))


class Finder:
    """Finds the words of a list, with the methods of a compiled regular expression.

    Args:
        listed: the words of our own list
        stemmer: the algorithm of snowballstemmer (Porter 2001) for stems; None to use no stems
        spaced: whether the language separates words by spaces, so that words end where letters end
        own: the words that the handbook's settings add and allow
    """

    def __init__(self, listed: WordList, *, stemmer: str | None, spaced: bool, own: WordOverrides) -> None:
        before, after = (r"(?<![\w@/-])", r"(?![\w/-])") if spaced else ("", "")
        found = "|".join(map(soon_rejected, [*listed.patterns, *map(re.escape, own.more)])) or NOTHING
        allowed = "|".join(map(re.escape, own.allow))
        but_for = rf"(?!(?:{allowed}){after})" if allowed else ""
        self._pattern = re.compile(rf"{before}{but_for}(?:{found}){after}", re.IGNORECASE)
        self._not_in = re.compile("|".join(listed.not_in) or NOTHING, re.IGNORECASE)
        self._allowed = frozenset(each.lower() for each in own.allow)
        self._stemmer = stemmer
        self._known: dict[str, bool] = {}
        self._stems = frozenset(_stem(stemmer, word) for word in listed.inflected) if stemmer else frozenset()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each occurrence of a listed word, in order."""
        found = sorted([*self._pattern.finditer(text), *self._inflected(text)], key=lambda hit: hit.span())
        spared = [each.span() for each in self._not_in.finditer(text)] if found else []
        yield from (hit for hit in found if not any(begin <= hit.start() < end for begin, end in spared))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first occurrence of a listed word."""
        return next(self.finditer(text), None)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the listed word at the start of a text."""
        return next((hit for hit in self.finditer(text) if hit.start() == 0), None)

    def _inflected(self, text: str) -> Iterator[re.Match[str]]:
        if not self._stems:
            return
        for word in WORD.finditer(text):
            if self._is_listed(word[0]):
                hit = REST.match(text, word.start(), word.end())
                if hit:
                    yield hit

    def _is_listed(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = _stem(self._stemmer, word) in self._stems and word.lower() not in self._allowed
            self._known[word] = known
        return known


def soon_rejected(pattern: str) -> str:
    """Return an equal pattern with its first letter in both cases, if it begins with one.

    Python skips an alternative by such a letter at once, but tries each one whose letter is to match in any case.
    """
    first = pattern[:1]
    if not "a" <= first <= "z":
        return pattern
    return f"(?-i:[{first}{first.upper()}{OTHER_CASES.get(first, '')}]){pattern[1:]}"


@cache
def _stem(algorithm: str | None, word: str) -> str:
    return str(_stemmer(algorithm).stemWord(word.lower()))


@cache
def _stemmer(algorithm: str | None) -> Any:  # noqa: ANN401  the library has no types
    import snowballstemmer  # noqa: PLC0415  read only where a text is in a language with stems

    return snowballstemmer.stemmer(algorithm)
