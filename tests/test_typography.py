"""Translations keep to the typography of their language: spaces, quotation marks and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.catalog import Message

from test_languages import OTHER, catalog_of, forms, phrases_of

# what programs read is not set in type
CODE = re.compile(r"`[^`]*`|%\(\w+\)s|\{\w*\}")
ADDRESS = re.compile(r"https?:\S+\s?")
JAPANESE = "\u3001-\u30ff\u3400-\u9fff\uff01-\uff1f"
# a rule for each language: its name, and what it never contains
NEVER = {
    "de": {"German quotation marks": r"“[^„”]*”|(?<=\s)\"\w", "a space before %": r"[\d¤] %"},
    "es": {"a space before %": r"[\d¤] ?%(?<![\u00a0]%)"},
    "fr": {
        "no-break spaces": r"[ ](?:[;:!?»]|%%)|«[ ]|[^\W_][;!](?!\w)",
        "a typographic apostrophe": r"[^\W\d_]'[^\W\d_]",
        "French quotation marks": r"[“”]",
    },
    "ja": {
        "no spaces between words": rf"[{JAPANESE}] [A-Za-z¤]|[A-Za-z¤] [{JAPANESE}]",
        "full-width punctuation": r"[\u3040-\u30ff\u3400-\u9fff][,;:!?](?!\w)",
        "Japanese quotation marks": r"[“”]",
    },
    "pt_BR": {"Brazilian quotation marks": r"[«»]"},
}


@cache
def translations(name: str) -> tuple[tuple[Message, str], ...]:
    return tuple((each, form) for each in phrases_of(catalog_of(name)) for form in forms(each))


def against(name: str, wrong: re.Pattern[str]) -> Iterator[str]:
    for _, form in translations(name):
        if wrong.search(CODE.sub("¤", ADDRESS.sub("", form))):
            yield form


@pytest.mark.parametrize(("name", "rule"), [(name, rule) for name, rules in NEVER.items() for rule in rules])
def test_a_translation_is_set_in_the_type_of_its_language(name: str, rule: str) -> None:
    assert [*against(name, re.compile(NEVER[name][rule]))] == []


def test_a_question_in_spanish_opens_with_its_mark() -> None:
    titles = re.compile(r"\b(?:Turner|Sheeran|Morwitz)\b")
    asked = [form for _, form in translations("es") if not titles.search(form)]
    assert [form for form in asked if form.count("?") - form.count("`?`") != form.count("¿")] == []


@pytest.mark.parametrize("name", OTHER)
def test_each_form_of_a_number_is_a_translation_of_its_own(name: str) -> None:
    """A catalog that was filled by a program had both forms of some phrases in one, with a separator between them."""
    several = [forms(each) for each in phrases_of(catalog_of(name)) if each.pluralizable]
    assert several
    assert [each for each in several if any("|||" in form for form in each)] == []
