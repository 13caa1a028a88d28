"""Hides words that may not be shown, wherever they are repeated and however they are punctuated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.words import run_from, runs_of, words_of, words_with_spans

HIDDEN = "…"
ENOUGH, SURE, FEWEST = 6, 5, 3
Entry = TypeVar("Entry")
Words = tuple[str, ...]


class Withheld:
    """The words of some texts. Six consecutive words are recognized, or a whole text of three to five words."""

    def __init__(self, texts: Iterable[str], retold: Iterable[str] = (), but: Iterable[str] = ()) -> None:
        """Learn the words of some texts, and of retold ones except for passages that `but` contains."""
        self._single: set[str] = set()
        self._few: set[Words] = set()
        self._wholes: set[Words] = set()
        self._runs: set[Words] = set()
        # by the first two words of runs, their lengths: a bit for each
        self._lengths: dict[Words, int] = {}
        for text in retold:
            self._learn(words_of(text))
        for text in but if self._wholes else ():
            self._forget(words_of(text))
        for text in texts:
            self._learn(words_of(text))
        self._wholes.discard(())

    def __bool__(self) -> bool:
        """Return whether there is anything to hide."""
        return bool(self._wholes)

    def holds(self, text: str) -> bool:
        """Return whether a text contains such words."""
        return self.hide(text) is not text

    def echoes(self, text: str) -> bool:
        """Return whether a line contains a few of the words, such as one line of a longer quote."""
        words = words_of(text)
        starts = (tuple(words[at:]) in self._wholes for at in range(min(FEWEST, len(words))))
        return any(starts) or not self._few.isdisjoint(runs_of(words, FEWEST)) or self.holds(text)

    def hide_any(self, text: str) -> str:
        """Hide a text that contains any of the words."""
        return HIDDEN if any(word in self._single for word in words_of(text)) else text

    def hide(self, text: str) -> str:
        """Replace such words with `…`; a text without them is returned unchanged."""
        if not self._wholes:
            return text
        words = words_of(text)
        if tuple(words) in self._wholes:
            return HIDDEN
        found = [*self.passages(words)]
        spans = words_with_spans(text)[1] if found else []
        for first, last, _ in reversed(found):
            text = f"{text[: spans[first][0]]}{HIDDEN}{text[spans[last][1] :]}"
        return text

    def hide_in(self, part: Entry) -> Entry:
        """Return plain data with the words hidden in every text; data without them are returned unchanged.

        IDs and enumerated values, such as a status, are kept: they are not quotes, and pages depend on them.
        """
        made: Entry = self._hidden_in(part)
        return made

    def passages(self, words: list[str]) -> Iterator[tuple[int, int, bool]]:
        """Yield the passages of a text that repeat such words; they do not overlap.

        Args:
            words: the words of the text

        Returns:
            the indexes of the first and the last word of each, and whether it has enough words to be no coincidence
        """
        found: list[tuple[int, int, bool]] = []
        for first, last, is_enough in self._found(words):
            if found and first <= found[-1][1]:
                start, end, was_enough = found.pop()
                found.append((start, max(end, last), was_enough or is_enough))
            else:
                found.append((first, last, is_enough))
        yield from found

    def _learn(self, words: list[str]) -> None:
        self._wholes.add(tuple(words))
        self._single.update(words)
        self._few.update(runs_of(words, FEWEST))
        for run in runs_of(words, ENOUGH) or ([tuple(words)] if run_from(words, 0, FEWEST) else []):
            self._runs.add(run)
            self._lengths[run[:2]] = self._lengths.get(run[:2], 0) | 1 << len(run)

    def _forget(self, words: list[str]) -> None:
        for first, last, _ in [*self._found(words)]:
            run = tuple(words[first : last + 1])
            self._runs.discard(run)
        self._wholes.discard(tuple(words))

    def _found(self, words: list[str]) -> Iterator[tuple[int, int, bool]]:
        for at, pair in enumerate(pairwise(words)):
            lengths = self._lengths.get(pair, 0)
            for length in range(lengths.bit_length()):
                run = tuple(words[at : at + length]) if lengths >> length & 1 else ()
                if len(run) == length and run in self._runs:
                    yield at, at + length - 1, run_from(run, 0, SURE) is not None

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
