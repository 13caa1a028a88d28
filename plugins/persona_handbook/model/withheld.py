"""Hides words that may not be shown, wherever they are repeated and however they are punctuated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from persona_handbook.reading.ids import SLUG

HIDDEN = "…"
ENOUGH, FEWEST = 6, 3
WORD = re.compile(r"\w+")
Entry = TypeVar("Entry")


class Withheld:
    """The words of some texts. Six consecutive words are recognized, or a whole text of three to five words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._few: set[tuple[str, ...]] = set()
        self._runs: set[tuple[str, ...]] = set()
        self._wholes: set[tuple[str, ...]] = set()
        for text in texts:
            words = [word for _, word in _words(text)]
            self._wholes.add(tuple(words))
            self._single.update(words)
            self._few |= {tuple(words[at : at + FEWEST]) for at in range(len(words) - FEWEST + 1)}
            if len(words) >= FEWEST:
                size = min(ENOUGH, len(words))
                self._runs |= {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
        self._wholes.discard(())
        self._sizes = sorted({len(run) for run in self._runs}, reverse=True)

    def holds(self, text: str) -> bool:
        """Return whether a text contains such words."""
        return self.hide(text) is not text

    def echoes(self, text: str) -> bool:
        """Return whether a line contains a few of the words, such as one line of a longer quote."""
        words = [word for _, word in _words(text)]
        starts = (tuple(words[at:]) in self._wholes for at in range(min(3, len(words))))
        few = (tuple(words[at : at + FEWEST]) in self._few for at in range(len(words)))
        return any(starts) or any(few) or self.holds(text)

    def hide_any(self, text: str) -> str:
        """Hide a text that contains any of the words."""
        return HIDDEN if any(word in self._single for _, word in _words(text)) else text

    def hide(self, text: str) -> str:
        """Replace such words with `…`; a text without them is returned unchanged."""
        if not self._wholes:
            return text
        words = list(_words(text))
        if tuple(word for _, word in words) in self._wholes:
            return HIDDEN
        hidden = list(self._spans(words))
        for start, end in reversed(hidden):
            text = f"{text[:start]}{HIDDEN}{text[end:]}"
        return text

    def hide_in(self, part: Entry) -> Entry:
        """Return plain data with the words hidden in every text; data without them are returned unchanged.

        IDs and enumerated values, such as a status, are kept: they are not quotes, and pages depend on them.
        """
        made: Entry = self._hidden_in(part)
        return made

    def _hidden_in(self, part: Any) -> Any:  # noqa: ANN401  any data
        if isinstance(part, str):
            return part if SLUG.fullmatch(part) else self.hide(part)
        if isinstance(part, list):
            made = [self._hidden_in(each) for each in part]
            return made if any(new is not old for new, old in zip(made, part, strict=True)) else part
        if isinstance(part, Mapping):
            told = {name: self._hidden_in(each) for name, each in part.items()}
            return told if any(told[name] is not each for name, each in part.items()) else part
        return part

    def _spans(self, words: list[tuple[tuple[int, int], str]]) -> Iterator[tuple[int, int]]:
        """Yield the ranges of characters that contain the words; the ranges do not touch."""
        is_hidden = [False] * len(words)
        for size in self._sizes:
            for at in range(len(words) - size + 1):
                if tuple(word for _, word in words[at : at + size]) in self._runs:
                    is_hidden[at : at + size] = [True] * size
        start = None
        for at, hidden in enumerate([*is_hidden, False]):
            if hidden and start is None:
                start = at
            elif not hidden and start is not None:
                yield words[start][0][0], words[at - 1][0][1]
                start = None


def _words(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    return ((found.span(), found[0].casefold()) for found in WORD.finditer(text))
