"""A part of a site's configuration: as MkDocs takes it, as it is written, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.yaml.source import Source
from persona_handbook.reading.yaml.value import Pointer, Span, Value

Typed = None | bool | int | float | str | bytes | dt.date | dt.datetime | list["Typed"] | dict[str, "Typed"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: in which file, and between which offsets of its text."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value; dates, `yes`, `no`, `on` and `off` without quotes are text in the handbook's own files."""

    place: Place
    typed: Typed
    written: Value


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields by their names, each with the place of its name."""

    place: Place
    parts: dict[str, Field]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where its name is, and its value."""

    name: Place
    part: Part


Part = Leaf | Items | Fields


def typed(part: Part) -> Typed:
    """Give the data as MkDocs takes them."""
    if isinstance(part, Leaf):
        return part.typed
    if isinstance(part, Items):
        return [typed(each) for each in part.parts]
    return {name: typed(each.part) for name, each in part.parts.items()}


def written(part: Part) -> Value:
    """Give the data as the handbook's own files are read."""
    if isinstance(part, Leaf):
        return part.written
    if isinstance(part, Items):
        return [written(each) for each in part.parts]
    return {name: written(each.part) for name, each in part.parts.items()}


def part_at(part: Part, pointer: Pointer) -> Part | None:
    """Follow the way to a part; None where it leads nowhere."""
    for step in pointer:
        inner: Part | None = None
        if isinstance(part, Fields) and isinstance(step, str):
            field = part.parts.get(step)
            inner = field.part if field else None
        elif isinstance(part, Items) and isinstance(step, int) and step < len(part.parts):
            inner = part.parts[step]
        if inner is None:
            return None
        part = inner
    return part


def places(part: Part, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Place | None, Place]]:
    """Give every part below a part: the way to it, the place of its name if it has one, and that of its value."""
    inner: list[tuple[str | int, Place | None, Part]] = []
    if isinstance(part, Fields):
        inner = [(name, each.name, each.part) for name, each in part.parts.items()]
    elif isinstance(part, Items):
        inner = [(index, None, each) for index, each in enumerate(part.parts)]
    for step, name, each in inner:
        here = (*pointer, step)
        yield here, name, each.place
        yield from places(each, here)
