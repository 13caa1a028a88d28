"""Splits columns into groups of similar width."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def cut(things: Iterable[Thing], width: Callable[[Thing], int], most: int) -> list[list[Thing]]:
    """Split a sequence into groups.

    Args:
        things: the items, whose order is kept
        width: returns the width of an item
        most: the maximum width of a group; a wider item forms its own group
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
