"""Nodes of a site's configuration: each value as MkDocs reads it, as written, and its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.value import Pointer, Span, Value

Typed = None | bool | int | float | str | bytes | dt.date | dt.datetime | list["Typed"] | dict[str, "Typed"]


@dataclass(frozen=True, slots=True)
class NodePlace:
    """The place of a node: its file, and its start and end offset."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar; unquoted dates, `yes`, `no`, `on` and `off` are text in the handbook's own files."""

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
    """A mapping; each key has its place."""

    place: NodePlace
    parts: dict[str, NamedNode]


@dataclass(frozen=True, slots=True)
class NamedNode:
    """A field: the place of its name, and its value."""

    name: NodePlace
    part: Node


Node = Leaf | Items | Fields


def as_mkdocs_data(part: Node) -> Typed:
    """Return the data as MkDocs reads them."""
    if isinstance(part, Leaf):
        return part.typed
    if isinstance(part, Items):
        return [as_mkdocs_data(each) for each in part.parts]
    return {name: as_mkdocs_data(each.part) for name, each in part.parts.items()}


def as_handbook_data(part: Node) -> Value:
    """Return the data as the handbook's own files are read."""
    if isinstance(part, Leaf):
        return part.written
    if isinstance(part, Items):
        return [as_handbook_data(each) for each in part.parts]
    return {name: as_handbook_data(each.part) for name, each in part.parts.items()}


def node_at(part: Node, pointer: Pointer) -> Node | None:
    """Return the node at a pointer, or None."""
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
    """Yield each part below a node: its pointer, the place of its name if it has one, and the place of its value."""
    inner: list[tuple[str | int, NodePlace | None, Node]] = []
    if isinstance(part, Fields):
        inner = [(name, each.name, each.part) for name, each in part.parts.items()]
    elif isinstance(part, Items):
        inner = [(index, None, each) for index, each in enumerate(part.parts)]
    for step, name, each in inner:
        here = (*pointer, step)
        yield here, name, each.place
        yield from places(each, here)
