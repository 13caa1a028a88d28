"""Given and family names of many countries, from Faker and our own lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

import yaml

PROVIDERS = "faker.providers.person"
GIVEN = ("first_name", "first_romanized_name", "first_kana_name")
FAMILY = (
    "last_name",
    "last_romanized_name",
    "last_kana_name",
    "unisex_last_name",
    "male_last_name",
    "female_last_name",
)
NOISY = frozenset({"en"})  # this provider has 6,824 names of which many are common words: Bunk, Lawyer, Odd


@cache
def name_list(kind: str) -> frozenset[str]:
    """Return one of the lists of `names.yaml` in lower case."""
    return frozenset(_file()[kind].casefold().split())


@cache
def given_names() -> frozenset[str]:
    """Return the given names in lower case, except those in the list of exceptions."""
    return (_of_faker(GIVEN) | name_list("more") | name_list("words")) - _never()


@cache
def family_names() -> frozenset[str]:
    """Return the family names, in lower case."""
    return _of_faker(FAMILY) | name_list("families")


def is_word_too(name: str) -> bool:
    """Return whether a given name is also a common word, such as Mark or Grace."""
    return name.casefold() in name_list("words")


def _never() -> frozenset[str]:
    return name_list("never") - name_list("words")


@cache
def _file() -> dict[str, str]:
    text = (files("persona_handbook.lint") / "people" / "names.yaml").read_text("utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    return lists


@cache
def _of_faker(beginnings: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set().union(*(names for provider in _providers() for names in _names(provider, beginnings)))
    return frozenset(name.casefold() for name in found if isinstance(name, str))


@cache
def _providers() -> tuple[type, ...]:
    """Load the name lists; this takes half a second and therefore happens only on demand."""
    package = import_module(PROVIDERS)
    locales = sorted(module.name for module in iter_modules(package.__path__) if module.name not in NOISY)
    return tuple(import_module(f"{PROVIDERS}.{locale}").Provider for locale in locales)


def _names(provider: type, beginnings: tuple[str, ...]) -> Iterator[Iterable[str]]:
    for field in dir(provider):
        if field.startswith(beginnings) and not field.endswith("_pairs"):
            value = getattr(provider, field)
            if isinstance(value, Iterable):
                yield value
