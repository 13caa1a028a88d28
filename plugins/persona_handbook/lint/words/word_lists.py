"""The word lists of rules for each language, with the handbook's own words."""

from __future__ import annotations

from functools import cache

from persona_handbook.languages.lists import lists_of
from persona_handbook.lint.rule import Given
from persona_handbook.lint.words.finder import Finder, WordList
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Settings, WordOverrides


def word_finder(kind: str, file: Persona | Journey, given: Given) -> Finder:
    """Return the finder for a kind of words: whole words in any case. It finds nothing without a list.

    Args:
        kind: the kind, as in the files of the folder `languages`
        file: the file to check, whose language determines the list
        given: the context, whose settings may add and allow words
    """
    settings = given.handbook.settings
    return _finder(kind, language_of_file(file, settings), settings.words.get(kind, WordOverrides()))


def language_of_file(file: Persona | Journey, settings: Settings) -> str:
    """Return the language of a file, such as `de` also for `de-AT`: its own `lang`, or that of the site."""
    return (file.lang or settings.language).split("-", maxsplit=1)[0].lower()


def has_list_for(file: Persona | Journey, settings: Settings) -> bool:
    """Return whether there are word lists for the language of a file."""
    return bool(lists_of(language_of_file(file, settings)))


def knows_words(kind: str, file: Persona | Journey, settings: Settings) -> bool:
    """Return whether there are words of a kind for the language of a file: from a list or from the settings."""
    return has_list_for(file, settings) or bool(settings.words.get(kind, WordOverrides()).more)


@cache
def _finder(kind: str, language: str, own: WordOverrides) -> Finder:
    lists = lists_of(language)
    return Finder(
        WordList.read(lists.get(kind, ())), stemmer=lists.get("stemmer"), spaced=lists.get("spaced", True), own=own
    )
