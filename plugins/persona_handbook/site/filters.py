"""Filters of a list: the fields by which it can be narrowed, and the values that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """One field by which a list can be narrowed, and its values with the words that are shown."""

    label: str
    choices: Mapping[str, str]


def filters(**fields: tuple[str, Mapping[str, str]]) -> dict[str, Filter]:
    """Give the filters that can tell something apart: those with two values or more.

    Args:
        fields: by the name of the field its label, and the values that occur with the words that are shown
    """
    return {name: Filter(label, choices) for name, (label, choices) in fields.items() if len(choices) > 1}


def labels_of(values: Iterable[str], say: Callable[[str], str] = str) -> dict[str, str]:
    """Give each value once, in order, with the words shown for it; `say` puts words of ours into a language."""
    return {each: say(each.replace("-", " ").capitalize()) for each in sorted(set(values))}
