"""Words by which a smell is known, in the languages that we ship, with a handbook's own."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from persona_handbook.lint.rule import Given
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Words

ENGLISH = "en"
Lists = dict[str, list[str]]


def words_of(kind: str, file: Persona | Journey, given: Given) -> re.Pattern[str]:
    """Give the pattern of a kind of words, without regard to case, whole words only.

    Args:
        kind: as in the files of the folder `words`
        file: the file that is looked at; its language is its own `lang`, or that of the site
        given: the handbook, whose settings may name more words and allow some
    """
    settings = given.handbook.settings
    language = file.lang or settings.language
    return _pattern(kind, language.split("-")[0].lower(), settings.words.get(kind, Words()))


def has_list_for(language: str) -> bool:
    """Tell whether there are word lists for a language, such as `de` or `de-AT`."""
    return bool(_lists(language.split("-", maxsplit=1)[0].lower()))


@cache
def _pattern(kind: str, language: str, own: Words) -> re.Pattern[str]:
    lists = _lists(language) or _lists(ENGLISH)
    found = "|".join([*lists[kind], *map(re.escape, own.more)])
    allowed = "|".join(map(re.escape, own.allow))
    but_for = rf"(?!(?:{allowed})(?![\w/-]))" if allowed else ""
    return re.compile(rf"(?<![\w@/-]){but_for}(?:{found})(?![\w/-])", re.IGNORECASE)


@cache
def _lists(language: str) -> Lists:
    file = files("persona_handbook.lint") / "words" / f"{language}.yaml"
    lists: Lists = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}
    return lists
