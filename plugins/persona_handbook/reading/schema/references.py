"""Finds the IDs in a file that refer to other parts of the handbook, by its schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.value import Pointer, Value


@dataclass(frozen=True, slots=True)
class Reference:
    """An ID at a place, and what kind of thing it refers to."""

    pointer: Pointer
    target: str
    value: str


def references(data: Value, kind: str) -> Iterator[Reference]:
    """Yield every reference in the data of a file, in order, including a text where a list is expected."""
    yield from _references(data, schema_of(kind), ())


def _references(value: Value, schema: Schema, pointer: Pointer) -> Iterator[Reference]:
    if isinstance(value, str) and "x-refers-to" in schema:
        yield Reference(pointer, schema["x-refers-to"], value)
    elif isinstance(value, str) and "x-refers-to" in schema.get("items", {}):
        yield Reference(pointer, schema["items"]["x-refers-to"], value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _references(item, schema.get("items", {}), (*pointer, index))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _references(part, schema.get("properties", {}).get(name, {}), (*pointer, name))
