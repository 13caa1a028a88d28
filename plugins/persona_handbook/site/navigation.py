"""Which generated pages stand in the site's navigation, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from persona_handbook.message import Phrases
from persona_handbook.site.page import Page

MOST_LEAVES = 50
SECTIONS: Phrases = {
    "personas": "Personas",
    "journeys": "Journeys",
    "teams": "Teams",
    "evidence": "Evidence",
    "changes.md": "Recent changes",
    "decided.md": "Decisions",
    "reviews.md": "Reviews",
    "lint.md": "Lint report",
    "rules": "Rules",
    "fields": "Field reference",
}
IN_ORDER_OF_WEIGHT = ("personas", "journeys", "teams", "fields", "evidence", "rules")

Nav = list[Any]


def leaves_in_nav(pages: Mapping[str, Page]) -> frozenset[str]:
    """Choose the pages below an index that stand in the navigation.

    A host writes the whole navigation into every page, so a section's leaves are in it only while all of them together
    are no more than MOST_LEAVES; the index pages lead to the others.
    """
    chosen: list[str] = []
    for section in IN_ORDER_OF_WEIGHT:
        leaves = _leaves(pages, section)
        if len(chosen) + len(leaves) <= MOST_LEAVES:
            chosen += leaves
    return frozenset(chosen)


def complete_nav(nav: Nav, pages: Mapping[str, Page], say: Callable[[str], str] = str) -> Nav:
    """Put the generated pages into a hand-written navigation.

    An entry that is a folder of ours, such as `personas/`, becomes the section; a section that has no entry is added
    at the end. `say` puts the titles of sections into the language of the site.
    """
    shown = leaves_in_nav(pages)
    expanded = [_expanded(entry, pages, shown, say) for entry in nav]
    named = set(_paths(expanded))
    there = [section for section in SECTIONS if {section, f"{section}/index.md"} & set(pages)]
    missing = [section for section in there if not named & {section, f"{section}/index.md"}]
    return [*expanded, *({say(SECTIONS[section]): _section(section, pages, shown)} for section in missing)]


def _expanded(entry: Any, pages: Mapping[str, Page], shown: frozenset[str], say: Callable[[str], str]) -> Any:  # noqa: ANN401  MkDocs' nav
    if isinstance(entry, str):
        section = entry.removesuffix("/")
        return {say(SECTIONS[section]): _section(section, pages, shown)} if _is_folder(entry) else entry
    if isinstance(entry, dict):
        return {title: _expanded_value(value, pages, shown, say) for title, value in entry.items()}
    return entry


def _expanded_value(value: Any, pages: Mapping[str, Page], shown: frozenset[str], say: Callable[[str], str]) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_expanded(entry, pages, shown, say) for entry in value]
    return _section(value.removesuffix("/"), pages, shown) if _is_folder(value) else value


def _is_folder(entry: object) -> bool:
    return isinstance(entry, str) and entry.endswith("/") and entry.removesuffix("/") in SECTIONS


def _section(section: str, pages: Mapping[str, Page], shown: frozenset[str]) -> str | list[str]:
    if section.endswith(".md"):
        return section
    leaves = [path for path in _leaves(pages, section) if path in shown]
    return [f"{section}/index.md", *leaves] if leaves else f"{section}/index.md"


def _leaves(pages: Mapping[str, Page], section: str) -> list[str]:
    return [path for path in pages if path.startswith(f"{section}/") and path != f"{section}/index.md"]


def _paths(nav: Iterable[Any]) -> Iterable[str]:
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values() if isinstance(entry, dict) else ():
                yield from _paths(value if isinstance(value, list) else [value])
