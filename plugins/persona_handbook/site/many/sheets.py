"""Long lists on several pages: the first entries on the page of the list, and all of them by group on sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListSheet(Generic[T]):
    """A page with entries of one group, or with a piece of them if there are many."""

    group: str
    name: str
    number: int
    pieces: tuple[str, ...]
    entries: tuple[T, ...]

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.pieces[self.number - 1]

    def title(self, of_list: str) -> str:
        """Return the title of the page, from that of the list."""
        part = f" ({self.number})" if len(self.pieces) > 1 else ""
        return f"{of_list}: {self.name}{part}"


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A link to a group of a list: the path of its first sheet, its name, and the number of its entries."""

    group: str
    path: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Sheets(Generic[T]):
    """A list on one page, or on several: the entries of the page itself, the number of all, and the sheets."""

    path: str
    first: tuple[T, ...]
    count: int
    ways: tuple[GroupLink, ...] = ()
    sheets: tuple[ListSheet[T], ...] = ()

    @property
    def is_split(self) -> bool:
        """Whether there are sheets."""
        return bool(self.sheets)

    @property
    def every(self) -> tuple[T, ...]:
        """All entries, by group if they are on sheets."""
        return tuple(each for sheet in self.sheets for each in sheet.entries) or self.first

    def path_of(self, entry: T) -> str:
        """Return the path of the first sheet with an entry, or of the list if it is not split."""
        return next((each.path for each in self.sheets if entry in each.entries), self.path)


def sheets(
    entries: Iterable[T], groups: Mapping[str, str], of: Callable[[T], Iterable[str]], path: str, most: int
) -> Sheets[T]:
    """Split a list that is too long for one page.

    Args:
        entries: the entries in their order
        groups: the names of the groups by ID, in their order; with fewer than two, sheets have numbers only
        of: gives the IDs of the groups of an entry, at least one
        path: the page of the list; sheets are in the folder of that name
        most: the number of entries on a page; a few more are not split
    """
    every = tuple(entries)
    if len(every) <= most + most // 5:
        return Sheets(path, every, len(every))
    grouped = {group: tuple(each for each in every if group in of(each)) for group in groups}
    made = tuple(
        sheet
        for group, theirs in grouped.items()
        if theirs
        for sheet in _pieces(group, groups[group], theirs, path, most)
    )
    ways = tuple(
        GroupLink(each.group, each.path, each.name, len(grouped[each.group])) for each in made if each.number == 1
    )
    return Sheets(path, every[:most], len(every), ways, made)


def _pieces(group: str, name: str, entries: Sequence[T], path: str, most: int) -> Iterator[ListSheet[T]]:
    folder = path.removesuffix("/index.md").removesuffix(".md")
    folder = f"{folder}/all" if path.endswith("/index.md") else folder
    number = -(-len(entries) // most)
    paths = tuple(f"{folder}/{group}.md" if each == 0 else f"{folder}/{group}/{each + 1}.md" for each in range(number))
    size = -(-len(entries) // number)
    for each in range(number):
        yield ListSheet(group, name, each + 1, paths, tuple(entries[each * size : (each + 1) * size]))
