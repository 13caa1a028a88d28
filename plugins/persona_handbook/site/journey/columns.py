"""Things of some width -> groups that are not too wide, and about as wide as each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def cut(things: Iterable[Thing], width: Callable[[Thing], int], most: int) -> list[list[Thing]]:
    """Put things that stand in a row into groups.

    Args:
        things: in their order, which stays
        width: how wide one is
        most: how wide a group may be; a wider thing is a group of its own
    """
    things = list(things)
    total = sum(map(width, things))
    wanted = -(-total // max(1, -(-total // most)))
    groups: list[list[Thing]] = []
    for thing in things:
        held = sum(map(width, groups[-1])) if groups else 0
        overshoot = held + width(thing) - wanted
        if not groups or held + width(thing) > most or overshoot > max(0, wanted - held):
            groups.append([])
        groups[-1].append(thing)
    return groups
