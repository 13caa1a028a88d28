"""Words by which a smell is known, in the languages that we ship, with a handbook's own."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from persona_handbook.lint.rule import Given
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Settings, Words

NOTHING = "(?!)"
Lists = dict[str, list[str]]


def words_of(kind: str, file: Persona | Journey, given: Given) -> re.Pattern[str]:
    """Give the pattern of a kind of words: whole words, in any case. It finds nothing where none are known.

    Args:
        kind: as in the files of the folder `words`
        file: the file that is checked
        given: the handbook, whose settings may name more words and allow some
    """
    settings = given.handbook.settings
    return _pattern(kind, language_of(file, settings), settings.words.get(kind, Words()))


def language_of(file: Persona | Journey, settings: Settings) -> str:
    """Give the language of a file, such as `de` also for `de-AT`: its own `lang`, or that of the site."""
    return (file.lang or settings.language).split("-", maxsplit=1)[0].lower()


def has_list_for(file: Persona | Journey, settings: Settings) -> bool:
    """Tell whether there are word lists for the language of a file."""
    return bool(_lists(language_of(file, settings)))


def knows_words(kind: str, file: Persona | Journey, settings: Settings) -> bool:
    """Tell whether words of a kind are known in the language of a file: from a list, or from the settings."""
    return has_list_for(file, settings) or bool(settings.words.get(kind, Words()).more)


@cache
def _pattern(kind: str, language: str, own: Words) -> re.Pattern[str]:
    found = "|".join([*_lists(language).get(kind, ()), *map(re.escape, own.more)]) or NOTHING
    allowed = "|".join(map(re.escape, own.allow))
    but_for = rf"(?!(?:{allowed})(?![\w/-]))" if allowed else ""
    return re.compile(rf"(?<![\w@/-]){but_for}(?:{found})(?![\w/-])", re.IGNORECASE)


@cache
def _lists(language: str) -> Lists:
    file = files("persona_handbook.lint") / "words" / f"{language}.yaml"
    lists: Lists = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}
    return lists
