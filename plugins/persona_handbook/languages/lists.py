"""Reads the words of each language from its file in this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

ENDING = ".yaml"
Lists = dict[str, Any]


@cache
def languages_with_lists() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, English first."""
    names = (each.name for each in files("persona_handbook.languages").iterdir())
    codes = {name.removesuffix(ENDING) for name in names if name.endswith(ENDING)}
    return tuple(sorted(codes, key=lambda code: (code != "en", code)))


@cache
def lists_of(language: str) -> Lists:
    """Return the words of a language by their kind; empty for a language without a file.

    Args:
        language: the code without a region, such as `de`
    """
    if language not in languages_with_lists():
        return {}
    text = (files("persona_handbook.languages") / f"{language}{ENDING}").read_text("utf-8")
    lists: Lists = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe
    return lists
