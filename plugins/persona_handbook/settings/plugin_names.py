"""The plugins that a site's configuration lists, including misspelled ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from persona_handbook.reading.yaml.value import Pointer
from persona_handbook.settings.node import Fields, Items, Leaf, Node

PLUGIN, DIAGRAMS = "persona-handbook", "mermaid2"
NAMES = {PLUGIN: (PLUGIN, f"/{PLUGIN}"), DIAGRAMS: (DIAGRAMS, f"/{DIAGRAMS}")}
NOT_TELLING = re.compile(r"mkdocs|plugin|[\W_]")
NEAR_ENOUGH = 0.86

ListedPlugin = tuple[Pointer, str, Node | None]


def listed_plugins(plugins: Node | None) -> Iterator[ListedPlugin]:
    """Yield each plugin: its pointer within `plugins`, its name and its options."""
    if isinstance(plugins, Fields):
        yield from (((name,), name, each.part) for name, each in plugins.parts.items())
    for index, each in enumerate(plugins.parts if isinstance(plugins, Items) else ()):
        if isinstance(each, Leaf) and isinstance(each.typed, str):
            yield (index,), each.typed, None
        elif isinstance(each, Fields):
            yield from (((index, name), name, field.part) for name, field in each.parts.items())


def entries_of_plugin(plugins: Node | None, plugin: str) -> list[ListedPlugin]:
    """Return the entries of a plugin or, if there are none, those with a similar name."""
    entries = list(listed_plugins(plugins))
    exact = [each for each in entries if each[1] in NAMES[plugin]]
    return exact or [each for each in entries if _means(each[1], plugin)]


def misspelled(plugins: Node | None) -> Iterator[tuple[Pointer, str, str]]:
    """Yield each unknown plugin name: its pointer within `plugins`, the name, and the probable plugin."""
    for plugin, names in NAMES.items():
        yield from (
            (pointer, name, plugin) for pointer, name, _ in entries_of_plugin(plugins, plugin) if name not in names
        )


def _means(name: str, plugin: str) -> bool:
    said, meant = (NOT_TELLING.sub("", each.casefold()) for each in (name, plugin))
    return SequenceMatcher(None, said, meant).ratio() >= NEAR_ENOUGH
