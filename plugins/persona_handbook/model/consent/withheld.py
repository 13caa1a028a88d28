"""Hides words that may not be shown, wherever they are repeated and however they are punctuated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from persona_handbook.model.consent.reworded import Reworded
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.markdown.unmarked import readings
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.words import run_from, runs_of, words_of, words_with_spans
from persona_handbook.reading.yaml.value import Span

HIDDEN = "…"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
IN_MARKS = re.compile(
    "(?:[\"\u201c\u201e\u201d\u00ab\u00bb\u2018\u300c\u300e]|(?<!\\w)')"
    '(?P<part>[^"\u201c\u201d\u201e\u00ab\u00bb\u2018\u300c-\u300f]{6,300})'
    "(?=[\"\u201c\u201d\u00ab\u00bb\u2019\u300d\u300f]|'(?!\\w))"
)
# the end of a value that a message has shortened; its last word may be a part of one
CUT = re.compile(r"[^\s…](?=…)")
ENOUGH, SURE, FEWEST = 6, 5, 3
# of a quote of up to so many words, five are more than half
BRIEF = 9
SHORT, MOST_SHORT = 300, 10_000
Entry = TypeVar("Entry")
Words = tuple[str, ...]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with overlapping ones as one."""
    made: list[Span] = []
    for span in sorted(spans):
        is_within = made and span[0] < made[-1][1]
        first, last = made.pop() if is_within else span
        made.append((first, max(last, span[1])))
    return made


class Withheld:
    """The words of some texts.

    Six consecutive words are recognized, also with a few others among them, five of a quote of up to nine words, or a
    whole text of three to five words.
    """

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
        quoted = [words_of(text) for text in texts]
        for words in quoted:
            self._learn(words, ENOUGH if run_from(words, 0, BRIEF + 1) else SURE)
            self._few.update(runs_of(words, FEWEST))
        self._reworded = Reworded(quoted)
        self._harmless: set[str] = set()
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
        if not self._wholes or text in self._harmless:
            return text
        spans: list[Span] = []
        for seen in readings(text):
            words = words_of(seen)
            if tuple(words) in self._wholes:
                return HIDDEN
            found = [*self.passages(words)]
            places = words_with_spans(seen)[1] if found else []
            spans += [(places[first][0], places[last][1]) for first, last, _ in found]
            spans += self.fragments(seen)
        if not spans:
            self._keep_in_mind(text)
        for start, end in reversed(joined(spans)):
            text = f"{text[:start]}{HIDDEN}{text[end:]}"
        return text

    def hide_cut(self, text: str) -> str:
        """Replace such words in a message like `hide`, and three or more of them where a value was shortened."""
        for start, end in reversed(joined(self._cut(text) if self._few else ())):
            text = f"{text[:start]}{text[end:]}"
        return self.hide(text)

    def fragments(self, text: str) -> Iterator[Span]:
        """Yield the start and end of each part in quotation marks that consists of three or more of the words."""
        for found in IN_MARKS.finditer(text) if self._few else ():
            words, spans = words_with_spans(found["part"])
            runs = runs_of(words, FEWEST)
            if runs and self._few.issuperset(runs):
                yield found.start("part") + spans[0][0], found.start("part") + spans[-1][1]

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
        more = ((first, last, True) for first, last in self._reworded.passages(words))
        for first, last, is_enough in sorted((*self._found(words), *more)):
            if found and first <= found[-1][1]:
                start, end, was_enough = found.pop()
                found.append((start, max(end, last), was_enough or is_enough))
            else:
                found.append((first, last, is_enough))
        yield from found

    def _keep_in_mind(self, text: str) -> None:
        """Remember that a short text repeats nothing, because findings repeat their texts."""
        if len(text) <= SHORT and len(self._harmless) < MOST_SHORT:
            self._harmless.add(text)

    def _cut(self, text: str) -> Iterator[Span]:
        for found in CUT.finditer(text):
            words, spans = words_with_spans(text[: found.end()])
            runs = runs_of(words[:-1], FEWEST)
            first = len(runs)
            while first and runs[first - 1] in self._few:
                first -= 1
            if first < len(runs):
                yield spans[first][0], found.end()

    def _learn(self, words: list[str], enough: int = ENOUGH) -> None:
        self._wholes.add(tuple(words))
        self._single.update(words)
        for run in runs_of(words, enough) or ([tuple(words)] if run_from(words, 0, FEWEST) else []):
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

    def _hidden_in(self, part: Any, field: str = "") -> Any:  # noqa: ANN401  any data
        if isinstance(part, str):
            return part if _is_chosen(part, field) else self.hide(part)
        if isinstance(part, list):
            made = [self._hidden_in(each, field) for each in part]
            return made if any(new is not old for new, old in zip(made, part, strict=True)) else part
        if isinstance(part, Mapping):
            told = {name: self._hidden_in(each, name) for name, each in part.items()}
            return told if any(told[name] is not each for name, each in part.items()) else part
        return part


def _is_chosen(value: str, field: str) -> bool:
    """Whether a value is an ID, one of some values, or the code of a language, which sets the direction of texts."""
    if field == "lang":
        return LANGUAGE.fullmatch(value) is not None
    return field in _named() and SLUG.fullmatch(value) is not None


@cache
def _named() -> frozenset[str]:
    """Return the fields of IDs and of values to choose from."""
    return frozenset({"", *(name for kind in ("persona", "evidence", "journey") for name in _chosen(schema_of(kind)))})


def _chosen(part: object) -> Iterator[str]:
    """Yield the names of fields that hold IDs, or one of some values."""
    if isinstance(part, dict):
        properties = part.get("properties")
        for name, field in properties.items() if isinstance(properties, dict) else ():
            inner = field.get("items", field) if isinstance(field, dict) else {}
            if "enum" in inner or "const" in inner or inner.get("pattern") == f"^{SLUG.pattern}$":
                yield name
        for each in part.values():
            yield from _chosen(each)
    elif isinstance(part, list):
        for each in part:
            yield from _chosen(each)
