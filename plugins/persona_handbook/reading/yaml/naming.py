"""Names of fields in findings, by the IDs around them rather than by position."""

from __future__ import annotations

from persona_handbook.message import gettext
from persona_handbook.reading.phrasing import ordinal
from persona_handbook.reading.yaml.document import Pointer, Value


def field_name(data: Value, pointer: Pointer) -> str:
    """Return the full name of a field or list entry.

    Args:
        data: the data that the pointer refers to
        pointer: the path to the field

    Returns:
        for example "field `severity` in `pains` → `late-parts`", or "2nd entry in `tags`"
    """
    if not pointer:
        return gettext("file")
    *way, last = _labels(data, pointer)
    return _within(way, gettext("field %(name)s", name=last) if isinstance(pointer[-1], str) else last)


def field_path(data: Value, pointer: Pointer) -> str:
    """Return the name of a field without the word “field”, such as "`severity` in `pains` → `late-parts`"."""
    *way, last = _labels(data, pointer)
    return _within(way, last)


def _within(way: list[str], named: str) -> str:
    if not way:
        return named
    first, *others = way
    for each in others:
        first = gettext("%(outer)s → %(inner)s", outer=first, inner=each)
    return gettext("%(field)s in %(place)s", field=named, place=first)


def _labels(data: Value, pointer: Pointer) -> list[str]:
    labels: list[str] = []
    here = data
    for step in pointer:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            label = here.get("id") if isinstance(here, dict) else None
            labels.append(f"`{label}`" if isinstance(label, str) else gettext("%(nth)s entry", nth=ordinal(step + 1)))
        else:
            here = here.get(step) if isinstance(here, dict) else None
            labels.append(f"`{step}`")
    return labels
