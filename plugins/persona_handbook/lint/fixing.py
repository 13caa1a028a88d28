"""Fixes offered by rules."""

from __future__ import annotations

from persona_handbook.finding import Replacement
from persona_handbook.message import gettext
from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


def in_place(place: Place, field: str, text: str) -> Replacement | None:
    """Return the replacement of a field's value that keeps its quotes; None if it spans several lines."""
    location = place.at(field)
    written = place.document.source_text((*place.pointer, field))
    if location.line != location.end_line or not written:
        return None
    quote = written[0] if written[0] in "'\"" else ""
    unsafe = quote in text if quote else ": " in text or " #" in text or not text[0].isalnum()
    return None if unsafe or "\\" in written else Replacement(location, f"{quote}{text}{quote}")


def is_copy(place: Place, other: Place) -> bool:
    """Return whether two entries of the same list, each on lines of its own, have the same fields and values."""
    is_same_list = place.pointer[:-1] == other.pointer[:-1]
    return is_same_list and _data(place) == _data(other) and _lines(place) is not None


def without_entry(place: Place) -> tuple[str, Replacement | None]:
    """Return how to delete an entry that repeats another one: in words, and as an edit."""
    lines = _lines(place) or range(0)
    first, last = lines[0] + 1, lines[-1] + 1
    words = gettext("Delete line %(number)s, which repeats it.", number=first)
    if last > first:
        words = gettext("Delete lines %(first)s to %(last)s, which repeat it.", first=first, last=last)
    return words, place.document.source.without_lines(lines)


def _lines(place: Place) -> range | None:
    """Return the indexes of the lines of an entry; None if it shares a line with something else."""
    whole, source = place.at(), place.document.source
    line = source.line(whole.line - 1)
    begins = line[: whole.column - 1].strip() == "-"
    ends = not source.line(whole.end_line - 1)[whole.end_column - 1 :].strip()
    return range(whole.line - 1, whole.end_line) if begins and ends else None


def _data(place: Place) -> Value:
    data: Value = place.document.data
    for step in place.pointer:
        data = data[step]  # type: ignore[index]
    return data
