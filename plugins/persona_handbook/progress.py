"""Progress of a long task, for progress bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """Passes on the items of a task one by one and reports progress."""

    def __call__(self, items: Sequence[Item], doing: str) -> Iterable[Item]:
        """Yield each item once, in order; `doing` describes the task in two or three words."""
        ...


def unwatched(items: Sequence[Item], doing: str) -> Iterable[Item]:
    """Return the items unchanged, without reporting progress."""
    del doing
    return items
