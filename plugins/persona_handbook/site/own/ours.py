"""The handbook's templates as they come with it: their names, and what each of them is made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import nodes

from persona_handbook.site.own.syntax import names_needed, parsed, uses_of_macros

PREFIX = "ours/"


@cache
def our_sources() -> Mapping[str, str]:
    """Give the text of each template by its name."""
    folder = files("persona_handbook.site") / "templates"
    return {each.name: each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda each: each.name)}


@cache
def our_trees() -> Mapping[str, nodes.Template]:
    """Give each template, parsed, by its name."""
    return {name: parsed(text) for name, text in our_sources().items()}


@cache
def macros_used_by_ours() -> Mapping[str, Mapping[str, str]]:
    """Give the macros of each template that others use, each with the name of one that does."""
    used: dict[str, dict[str, str]] = {}
    for name, tree in our_trees().items():
        for library, macro, _line in uses_of_macros(tree, {}):
            used.setdefault(library, {}).setdefault(macro, name)
    return used


@cache
def names_in_ours() -> frozenset[str]:
    """Give every name that a template of ours is given by the page that it makes."""
    return frozenset(name for tree in our_trees().values() for name in names_needed(tree))
