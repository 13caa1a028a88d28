"""The language in which pages speak: every word of ours comes from one catalogue for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Language:
    """A language: what stands for each English phrase; one that is not in the catalogue stays English."""

    code: str = "en"
    catalogue: Mapping[str, str] = field(default_factory=dict)

    def say(self, phrase: str) -> str:
        """Say a phrase of ours in this language."""
        return self.catalogue.get(phrase, phrase)


ENGLISH = Language()


def language_of(code: str, own: Mapping[str, Mapping[str, str]] | None = None) -> Language:
    """Give a language by its code, such as `de` or `de-AT`.

    Args:
        code: as the site's theme names it
        own: phrases of the handbook's own, by the code of a language, that add a language or change one
    """
    known = code.split("-", maxsplit=1)[0].lower()
    return Language(known, {**_ours(known), **(own or {}).get(known, {})})


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that we ship."""
    found = (Path(each.name) for each in files("persona_handbook.site.i18n").iterdir())
    return ("en", *sorted(each.stem for each in found if each.suffix == ".yaml"))


@cache
def known_phrases() -> frozenset[str]:
    """Give every phrase that pages may say: each language of ours has all of them."""
    return frozenset(phrase for code in languages() for phrase in _ours(code))


def tidy(text: str) -> str:
    """Give a phrase on one line: a line break in it could end the HTML around it."""
    return " ".join(text.split())


@cache
def _ours(code: str) -> Mapping[str, str]:
    file = files("persona_handbook.site.i18n") / f"{code}.yaml"
    return _read(file.read_text("utf-8")) if file.is_file() else {}


def _read(text: str) -> Mapping[str, str]:
    read = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  it makes only text
    return {key: value for key, value in read.items() if isinstance(value, str)} if isinstance(read, dict) else {}
