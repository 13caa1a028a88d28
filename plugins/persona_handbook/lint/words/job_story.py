"""How the parts of a job story begin, in the languages that we ship: what reads wrong after the page's words."""

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
    """A beginning that reads wrong, and what may stand in its place; None where only a person can write it anew."""

    pattern: re.Pattern[str]
    instead: str | None


@dataclass(frozen=True, slots=True)
class PartWords:
    """What stands before a part of a job story, and by what one knows that the part does not go on from there."""

    says: str
    beginnings: tuple[WrongStart, ...]
    elsewhere: re.Pattern[str]

    def wrong_beginning(self, text: str) -> WrongStart | None:
        """Give the beginning of a text that reads wrong after the page's words, or None."""
        return next((each for each in self.beginnings if each.pattern.match(text)), None)


def part_words(language: str, part: str) -> PartWords:
    """Give the words around a part (situation, motivation or outcome); those of English find nothing elsewhere."""
    return _parts(language.split("-", maxsplit=1)[0].lower())[part]


def rest_of(text: str, beginning: WrongStart | None) -> str | None:
    """Give a part as it reads right: without what the page says, and without what ends a sentence."""
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
