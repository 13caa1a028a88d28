"""Filters of a list: the fields, and the values that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """A field by which a list can be filtered, and its values with their labels."""

    label: str
    choices: Mapping[str, str]


def filters(**fields: tuple[str, Mapping[str, str]]) -> dict[str, Filter]:
    """Return the useful filters: those with two values or more.

    Args:
        fields: by field name, its label, and the occurring values with their labels
    """
    return {name: Filter(label, choices) for name, (label, choices) in fields.items() if len(choices) > 1}


def labels_of(values: Iterable[str], say: Callable[[str], str] = str) -> dict[str, str]:
    """Return each value once, in order, with its label; `say` translates our phrases."""
    return {each: say(each.replace("-", " ").capitalize()) for each in sorted(set(values))}
