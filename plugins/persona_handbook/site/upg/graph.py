"""A graph of nodes and edges, as the Unified Product Graph names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Properties = dict[str, Any]


class Graph:
    """Collects nodes with unique IDs, and the edges between nodes that exist."""

    def __init__(self) -> None:
        self._nodes: dict[str, Properties] = {}
        self._edges: dict[tuple[str, str, str], None] = {}

    def node(
        self,
        identity: str,
        type_: str,
        title: str,
        properties: Mapping[str, Any] | None = None,
        **fields: object,
    ) -> str:
        """Add a node and return its ID; an ID that is in use gets a number.

        Args:
            identity: the ID
            type_: the type of entity, such as `persona`
            title: the title; the ID takes the place of an empty one
            properties: the properties of the type; empty ones are left out
            fields: further fields of the node, such as `description`; empty ones are left out
        """
        free = self._free(identity)
        self._nodes[free] = {
            "id": free,
            "type": type_,
            "title": " ".join(title.split()) or free,
            **written(fields),
            **({"properties": kept} if (kept := written(properties or {})) else {}),
        }
        return free

    def has(self, identity: str) -> bool:
        """Return whether a node exists."""
        return identity in self._nodes

    def order(self, identity: str, number: int) -> None:
        """Give a step its place among the steps of its journey."""
        self._nodes[identity].setdefault("properties", {})["step_order"] = number

    def edge(self, type_: str, source: str, target: str) -> None:
        """Connect two nodes, once; a node that is not in the graph in the end takes its edges with it."""
        self._edges[type_, source, target] = None

    def nodes(self) -> list[Properties]:
        """Return all nodes in the order in which they were added."""
        return list(self._nodes.values())

    def edges(self) -> list[Properties]:
        """Return all edges between nodes of the graph."""
        found = ((t, s, o) for t, s, o in self._edges if s in self._nodes and o in self._nodes and s != o)
        return [
            {"id": f"edge_{number}", "type": type_, "source": source, "target": target}
            for number, (type_, source, target) in enumerate(found, 1)
        ]

    def _free(self, identity: str) -> str:
        number, free = 2, identity
        while free in self._nodes:
            number, free = number + 1, f"{identity}_{number}"
        return free


def written(values: Mapping[str, Any]) -> Properties:
    """Return the values that say something: no None, and no empty text or list."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], ())}


def rating(value: float | None, scale: str, steps: int = 5) -> Properties | None:
    """Return a rating on one of the format's scales, or None if there is none."""
    if value is None:
        return None
    return {"value": value, "label": f"{value:g} of {steps}", "scale_id": scale}


def lines(texts: Iterable[str]) -> str:
    """Return texts as one, a line each."""
    return "\n".join(texts)
