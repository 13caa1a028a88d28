"""All texts of a file."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.reading.yaml.value import Pointer, Value


def texts(value: Value, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield every text in a value with its pointer, in file order."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*pointer, index))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, (*pointer, name))
