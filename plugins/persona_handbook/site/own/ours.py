"""The templates of the package: their names and sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import nodes

from persona_handbook.site.own.template_syntax import names_needed, parsed, uses_of_macros

PREFIX = "ours/"


@cache
def our_sources() -> Mapping[str, str]:
    """Return the source of each template by name."""
    folder = files("persona_handbook.site") / "templates"
    return {each.name: each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda each: each.name)}


@cache
def our_trees() -> Mapping[str, nodes.Template]:
    """Return the syntax tree of each template by name."""
    return {name: parsed(text) for name, text in our_sources().items()}


@cache
def macros_used_by_ours() -> Mapping[str, Mapping[str, str]]:
    """Return the macros of each template that others use, with the name of one user."""
    used: dict[str, dict[str, str]] = {}
    for name, tree in our_trees().items():
        for library, macro, _line in uses_of_macros(tree, {}):
            used.setdefault(library, {}).setdefault(macro, name)
    return used


@cache
def names_in_ours() -> frozenset[str]:
    """Return the names passed to our templates."""
    return frozenset(name for tree in our_trees().values() for name in names_needed(tree))
