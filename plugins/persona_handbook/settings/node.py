"""A part of a site's configuration: as MkDocs takes it, as it is written, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.yaml.source import Source
from persona_handbook.reading.yaml.value import Pointer, Span, Value

Typed = None | bool | int | float | str | bytes | dt.date | dt.datetime | list["Typed"] | dict[str, "Typed"]


@dataclass(frozen=True, slots=True)
class NodePlace:
    """Where something is: in which file, and between which offsets of its text."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value; dates, `yes`, `no`, `on` and `off` without quotes are text in the handbook's own files."""

    place: NodePlace
    typed: Typed
    written: Value


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: NodePlace
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields by their names, each with the place of its name."""

    place: NodePlace
    parts: dict[str, NamedNode]


@dataclass(frozen=True, slots=True)
class NamedNode:
    """A field: where its name is, and its value."""

    name: NodePlace
    part: Node


Node = Leaf | Items | Fields


def as_mkdocs_data(part: Node) -> Typed:
    """Give the data as MkDocs takes them."""
    if isinstance(part, Leaf):
        return part.typed
    if isinstance(part, Items):
        return [as_mkdocs_data(each) for each in part.parts]
    return {name: as_mkdocs_data(each.part) for name, each in part.parts.items()}


def as_handbook_data(part: Node) -> Value:
    """Give the data as the handbook's own files are read."""
    if isinstance(part, Leaf):
        return part.written
    if isinstance(part, Items):
        return [as_handbook_data(each) for each in part.parts]
    return {name: as_handbook_data(each.part) for name, each in part.parts.items()}


def node_at(part: Node, pointer: Pointer) -> Node | None:
    """Follow the way to a part; None where it leads nowhere."""
    for step in pointer:
        inner: Node | None = None
        if isinstance(part, Fields) and isinstance(step, str):
            field = part.parts.get(step)
            inner = field.part if field else None
        elif isinstance(part, Items) and isinstance(step, int) and step < len(part.parts):
            inner = part.parts[step]
        if inner is None:
            return None
        part = inner
    return part


def places(part: Node, pointer: Pointer = ()) -> Iterator[tuple[Pointer, NodePlace | None, NodePlace]]:
    """Give every part below a part: the way to it, the place of its name if it has one, and that of its value."""
    inner: list[tuple[str | int, NodePlace | None, Node]] = []
    if isinstance(part, Fields):
        inner = [(name, each.name, each.part) for name, each in part.parts.items()]
    elif isinstance(part, Items):
        inner = [(index, None, each) for index, each in enumerate(part.parts)]
    for step, name, each in inner:
        here = (*pointer, step)
        yield here, name, each.place
        yield from places(each, here)
