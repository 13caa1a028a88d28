"""All texts of a file."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.reading.yaml.value import Pointer, Value


def texts(value: Value) -> list[tuple[Pointer, str]]:
    """Return every text in a value with its pointer, in file order."""
    if isinstance(value, str):
        return [((), value)]
    found: list[tuple[Pointer, str]] = []
    _collect(value, (), found)
    return found


def _collect(value: Value, pointer: Pointer, found: list[tuple[Pointer, str]]) -> None:
    parts: Iterable[tuple[str | int, Value]]
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        if isinstance(part, str):
            found.append(((*pointer, step), part))
        elif isinstance(part, dict | list):
            _collect(part, (*pointer, step), found)
