"""All texts of a file."""

from __future__ import annotations

from persona_handbook.reading.yaml.value import Pointer, Value


def texts(value: Value) -> list[tuple[Pointer, str]]:
    """Return every text in a value with its pointer, in file order."""
    found: list[tuple[Pointer, str]] = []
    _collect(value, (), found)
    return found


def _collect(value: Value, pointer: Pointer, found: list[tuple[Pointer, str]]) -> None:
    if isinstance(value, str):
        found.append((pointer, value))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _collect(item, (*pointer, index), found)
    elif isinstance(value, dict):
        for name, part in value.items():
            _collect(part, (*pointer, name), found)
