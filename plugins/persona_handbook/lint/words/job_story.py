"""Wrong beginnings and endings of the parts of a job story, between the words that the page adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from persona_handbook.languages.lists import lists_of

NOTHING_MATCHES = re.compile(r"(?!)")
ENDS = re.compile(r"[.,;。、]+$")


@dataclass(frozen=True, slots=True)
class WrongWords:
    """A wrong beginning or ending and its replacement; None if only a person can reword it."""

    pattern: re.Pattern[str]
    instead: str | None


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words before a part of a job story, and patterns of wrong beginnings and endings."""

    says: str
    beginnings: tuple[WrongWords, ...]
    elsewhere: re.Pattern[str]
    endings: tuple[WrongWords, ...] = ()

    def wrong_beginning(self, text: str) -> WrongWords | None:
        """Return the wrong beginning of a text, or None."""
        return next((each for each in self.beginnings if each.pattern.match(text)), None)

    def wrong_ending(self, text: str) -> WrongWords | None:
        """Return the wrong ending of a text, or None."""
        return next((each for each in self.endings if each.pattern.search(text)), None)


def part_words(language: str, part: str) -> PartWords:
    """Return the words around a part (situation, motivation or outcome); empty for languages without lists."""
    return _parts(language.split("-", maxsplit=1)[0].lower())[part]


def rest_of(text: str, beginning: WrongWords | None, ending: WrongWords | None = None) -> str | None:
    """Return the corrected part: without the words of the page, and without final punctuation."""
    if ending is not None:
        return None if ending.instead is None or beginning else ending.pattern.sub(ending.instead, text).strip() or None
    if beginning is None:
        return ENDS.sub("", text)
    if beginning.instead is None:
        return None
    rest = ENDS.sub("", beginning.pattern.sub("", text, count=1)).strip()
    return f"{beginning.instead} {rest}".strip() if rest else None


@cache
def _parts(language: str) -> dict[str, PartWords]:
    parts = lists_of(language).get("job-story")
    if parts:
        return {name: _part(part) for name, part in parts.items()}
    english = {name: part["says"] for name, part in lists_of("en")["job-story"].items()}
    return {name: PartWords(says, (), NOTHING_MATCHES) for name, says in english.items()}


def _part(part: dict[str, Any]) -> PartWords:
    beginnings = tuple(
        WrongWords(re.compile(rf"(?:{pattern})\s*", re.IGNORECASE), instead)
        for pattern, instead in part["beginnings"].items()
    )
    endings = tuple(
        WrongWords(re.compile(rf"(?:{pattern})[.,;。、]*$", re.IGNORECASE), instead)
        for pattern, instead in part.get("endings", {}).items()
    )
    return PartWords(part["says"], beginnings, re.compile(part["elsewhere"], re.IGNORECASE), endings)
