"""How far a long piece of work has come, for somebody who watches it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """Gives the items of a piece of work one by one, and notices how far it has come."""

    def __call__(self, items: Sequence[Item], doing: str) -> Iterable[Item]:
        """Give each item once, in order; `doing` says in two or three words what is done with them."""
        ...


def unwatched(items: Sequence[Item], doing: str) -> Iterable[Item]:
    """Give the items as they are: nobody watches."""
    del doing
    return items
