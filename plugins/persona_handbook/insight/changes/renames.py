"""Detects renamed files among those that were removed and added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from persona_handbook.model.evidence import Evidence
from persona_handbook.model.mention import File
from persona_handbook.reading.yaml.document import Value

LEAST_ALIKE = 0.5


def renames(gone: Sequence[File], new: Sequence[File]) -> dict[str, str]:
    """Match files with mostly the same content, most similar first.

    Source: the measure of `git diff --find-renames`, for which half of the lines must be equal; here half of the
    values, so that the layout does not matter.

    Args:
        gone: removed files of one kind
        new: added files of that kind

    Returns:
        the new ID for each renamed one
    """
    values = {id(file): Counter(_values(file.place.document.data, "")) for file in (*gone, *new)}
    alike = [
        (_likeness(values[id(old)], values[id(now)]), old.id, now.id)
        for old in gone
        for now in new
        if not _of_two_people(old, now)
    ]
    found: dict[str, str] = {}
    for likeness, old, now in sorted(alike, key=lambda each: (-each[0], *each[1:])):
        if likeness >= LEAST_ALIKE and old not in found and now not in found.values():
            found[old] = now
    return found


def _of_two_people(one: File, other: File) -> bool:
    """Return whether two interviews have different participants, in which case they never match."""
    people = {each.participant for each in (one, other) if isinstance(each, Evidence) and each.participant}
    return len(people) > 1


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max(one.total(), other.total(), 1)


def _values(value: Value, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, name)
    else:
        yield f"{name}: {value}"
