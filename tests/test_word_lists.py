"""Words by which a rule knows what it looks for: texts in which a list finds something, and others."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from persona_handbook.languages.lists import languages_with_lists
from persona_handbook.lint.rule import Given
from persona_handbook.lint.words.finder import Finder, WordList, soon_rejected
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.settings.settings import WordOverrides
from persona_handbook.testing import TODAY, handbook_from, laid_over

FOLDER = Path(__file__).parent / "words" / "lists"
LISTS = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yaml"))}
LEAST = 40
CASES = [
    pytest.param(language, kind, text, fires, id=f"{language} {kind}: {text}")
    for language, kinds in LISTS.items()
    for kind, texts in kinds.items()
    for fires in (True, False)
    for text in texts["fires" if fires else "silent"]
]


@pytest.mark.parametrize(("language", "kind", "text", "fires"), CASES)
def test_a_list_finds_these_texts_and_not_those(language: str, kind: str, text: str, fires: bool) -> None:  # noqa: FBT001
    given = _given(language)
    assert bool(word_finder(kind, given.handbook.personas[0], given).search(text)) is fires


@cache
def _given(language: str) -> Given:
    return Given(handbook=handbook_from(laid_over(f"lang: {language}")), today=TODAY)


def test_each_language_with_a_list_has_enough_texts_of_each_sort() -> None:
    assert set(LISTS) == set(languages_with_lists())
    for kinds in LISTS.values():
        for sort in ("fires", "silent"):
            assert sum(len(texts[sort]) for texts in kinds.values()) >= LEAST


def test_each_kind_of_words_is_known_in_each_language() -> None:
    kinds = {language: set(texts) for language, texts in LISTS.items()}
    assert all(each == kinds["en"] for each in kinds.values()), kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ein piekfeines Formular", None),
        ("ein Formular, piekfein", "piekfein"),
        ("einfach", None),
        ("Einfach und schnelle Hilfe", "schnelle"),
        ("etc. und schnell", "etc."),
    ],
)
def test_words_of_the_settings_are_added_and_allowed_beside_inflected_ones(text: str, found: str | None) -> None:
    finder = Finder(
        WordList(patterns=("etc\\.?",), inflected=("schnell", "einfach")),
        stemmer="german",
        spaced=True,
        own=WordOverrides(more=("piekfein",), allow=("einfach",)),
    )
    hit = finder.search(text)
    assert (hit[0] if hit else None) == found


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_a_first_letter_is_soon_rejected_but_found_in_every_case(letter: str) -> None:
    cased = {sign for sign in map(chr, range(0x3000)) if re.fullmatch(letter, sign, re.IGNORECASE)}
    assert {sign for sign in map(chr, range(0x3000)) if re.fullmatch(soon_rejected(letter), sign)} == cased
