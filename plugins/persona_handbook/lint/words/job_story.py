"""Wrong beginnings of the parts of a job story, after the words that the page adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

NOTHING_MATCHES = re.compile(r"(?!)")
ENDS = re.compile(r"[.,;。、]+$")


@dataclass(frozen=True, slots=True)
class WrongStart:
    """A wrong beginning and its replacement; None if only a person can reword it."""

    pattern: re.Pattern[str]
    instead: str | None


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words before a part of a job story, and patterns of wrong beginnings."""

    says: str
    beginnings: tuple[WrongStart, ...]
    elsewhere: re.Pattern[str]

    def wrong_beginning(self, text: str) -> WrongStart | None:
        """Return the wrong beginning of a text, or None."""
        return next((each for each in self.beginnings if each.pattern.match(text)), None)


def part_words(language: str, part: str) -> PartWords:
    """Return the words around a part (situation, motivation or outcome); empty for languages without lists."""
    return _parts(language.split("-", maxsplit=1)[0].lower())[part]


def rest_of(text: str, beginning: WrongStart | None) -> str | None:
    """Return the corrected part: without the words of the page, and without final punctuation."""
    if beginning is None:
        return ENDS.sub("", text)
    if beginning.instead is None:
        return None
    rest = ENDS.sub("", beginning.pattern.sub("", text, count=1)).strip()
    return f"{beginning.instead} {rest}".strip() if rest else None


@cache
def _parts(language: str) -> dict[str, PartWords]:
    lists = _lists()
    if language in lists:
        return {name: _part(part) for name, part in lists[language].items()}
    english = {name: part["says"] for name, part in lists["en"].items()}
    return {name: PartWords(says, (), NOTHING_MATCHES) for name, says in english.items()}


def _part(part: dict[str, Any]) -> PartWords:
    beginnings = tuple(
        WrongStart(re.compile(rf"(?:{pattern})\s*", re.IGNORECASE), instead)
        for pattern, instead in part["beginnings"].items()
    )
    return PartWords(part["says"], beginnings, re.compile(part["elsewhere"], re.IGNORECASE))


@cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = yaml.safe_load(
        (files("persona_handbook.lint") / "words" / "job_story.yaml").read_text("utf-8")
    )
    return lists
