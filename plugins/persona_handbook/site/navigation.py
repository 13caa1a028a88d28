"""Which generated pages are in the site's navigation, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.site.address import placed
from persona_handbook.site.page import Page

MOST_LEAVES = 50
CUSTOMERS = gettext_noop("Customers")
SECTIONS: Phrases = {
    "personas": "Personas",
    "journeys": "Journeys",
    "teams": "Teams",
    "evidence": "Evidence",
    "evidence/method.md": "Method",
    "evidence/coverage.md": "Research backlog",
    "decided.md": "Decisions",
    "changes.md": "Recent changes",
    "reviews.md": "Reviews",
    "lint.md": "Lint report",
    "rules": "Rules",
    "fields": "Field reference",
}
GROUPS: Mapping[str, tuple[str, ...]] = {
    CUSTOMERS: ("personas", "journeys", "teams"),
    gettext_noop("Proof"): (
        "evidence",
        "evidence/method.md",
        "evidence/coverage.md",
        "decided.md",
        "changes.md",
        "reviews.md",
    ),
    gettext_noop("Workshop"): ("lint.md", "rules", "fields"),
}
IN_ORDER_OF_WEIGHT = ("personas", "journeys", "teams", "fields", "evidence", "rules")
HOME = "index.md"

Nav = list[Any]


def leaves_in_nav(pages: Mapping[str, Page]) -> frozenset[str]:
    """Return the pages below an index that are in the navigation.

    A host renders the whole navigation into every page, so these pages are included only while their total is at most
    MOST_LEAVES; otherwise, the index pages link to them.
    """
    chosen: list[str] = []
    for section in IN_ORDER_OF_WEIGHT:
        leaves = _leaves(pages, section)
        if len(chosen) + len(leaves) <= MOST_LEAVES:
            chosen += leaves
    return frozenset(chosen)


def complete_nav(nav: Nav, pages: Mapping[str, Page], say: Callable[[str], str] = str, base: str = "") -> Nav:
    """Add the generated pages to a hand-written navigation.

    An entry that is one of our folders, such as `personas/`, becomes the section; missing sections are appended.

    Args:
        nav: the navigation of the author
        pages: the generated pages by path
        say: translates the titles of sections
        base: the section of the site that contains the handbook; empty for the whole site
    """
    return _Completion(nav, pages, say, base).nav(nav)


class _Completion:
    """Completes a navigation; what its author placed is not placed again."""

    def __init__(self, nav: Nav, pages: Mapping[str, Page], say: Callable[[str], str], base: str) -> None:
        self._pages, self._say, self._base = pages, say, base
        self._shown = leaves_in_nav(pages)
        self._folders = {f"{placed(base, section)}/": section for section in SECTIONS if not section.endswith(".md")}
        given = set(_paths(nav))
        self._whole = f"{base}/" if base else None
        self._has_whole = self._whole in given
        self._left = [each for each in _sections(pages) if not given & self._names_of(each)]
        self._apart = {placed(base, each) for each in SECTIONS if each.endswith(".md")} & given
        if self._has_whole or base:
            self._apart |= {placed(base, each) for each in SECTIONS if each.endswith(".md") and each in self._left}

    def nav(self, nav: Nav) -> Nav:
        expanded = [self._expanded(entry) for entry in nav]
        if self._has_whole:
            return expanded
        if self._base:
            return [*expanded, {self._say(CUSTOMERS): self._all()}] if self._left else expanded
        added = (each for each in self._left if not each.startswith("evidence/"))
        return [*expanded, *(self._titled(section) for section in added)]

    def _names_of(self, section: str) -> set[str]:
        return {placed(self._base, f"{section}{end}") for end in ("", "/", f"/{HOME}")}

    def _expanded(self, entry: Any, *, nested: bool = False) -> Any:  # noqa: ANN401  MkDocs' nav
        if isinstance(entry, dict):
            return {title: self._value(value, nested=nested) for title, value in entry.items()}
        if entry == self._whole:
            return {self._say(CUSTOMERS): self._all()}
        return self._titled(self._folders[entry], nested=nested) if entry in self._folders else entry

    def _value(self, value: Any, *, nested: bool) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return [self._expanded(entry, nested=True) for entry in value]
        if value == self._whole:
            return self._all()
        return self._section(self._folders[value], nested=nested) if value in self._folders else value

    def _all(self) -> Nav:
        """Return the pages the author has not placed; the first group as it is, since it has the section's name."""
        found: Nav = [placed(self._base, HOME)] if HOME in self._pages else []
        for group, sections in GROUPS.items():
            titled = [self._titled(section, nested=True) for section in sections if section in self._left]
            found += titled if group == CUSTOMERS else [{self._say(group): titled}] if titled else []
        return found

    def _titled(self, section: str, *, nested: bool = False) -> dict[str, Any]:
        return {self._say(SECTIONS[section]): self._section(section, nested=nested)}

    def _section(self, section: str, *, nested: bool) -> str | Nav:
        """Return a section's pages; inside another section as a list, since themes would use its index for both."""
        if section.endswith(".md"):
            return placed(self._base, section)
        leaves = [placed(self._base, path) for path in _leaves(self._pages, section) if path in self._shown]
        leaves = [path for path in leaves if path not in self._apart]
        index = placed(self._base, f"{section}/{HOME}")
        return [index, *self._grouped(leaves)] if leaves or nested else index

    def _grouped(self, leaves: list[str]) -> Nav:
        """Create an entry for each group of pages, if there are several."""
        groups = {path: self._pages[path.removeprefix(self._whole or "")].group for path in leaves}
        if len({*groups.values()} - {""}) < 2:
            return [*leaves]
        of = {name: [each for each in leaves if groups[each] == name] for name in dict.fromkeys(groups.values())}
        return [*of.pop("", []), *({name: theirs} for name, theirs in of.items())]


def _sections(pages: Mapping[str, Page]) -> list[str]:
    return [section for section in SECTIONS if {section, f"{section}/{HOME}"} & set(pages)]


def _leaves(pages: Mapping[str, Page], section: str) -> list[str]:
    """Return the pages of a section, without those that a page links to: products of a team, sheets of a list."""
    return [
        path
        for path in pages
        if path.startswith(f"{section}/") and path != f"{section}/{HOME}" and path.count("/") == 1
    ]


def _paths(nav: Iterable[Any]) -> Iterable[str]:
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values() if isinstance(entry, dict) else ():
                yield from _paths(value if isinstance(value, list) else [value])
