"""Teams that own or decide something, as nodes."""

from __future__ import annotations

from persona_handbook.site.edition import Edition
from persona_handbook.site.upg.graph import Graph
from persona_handbook.site.upg.names import named_node


def team(name: str, edition: Edition, graph: Graph) -> str:
    """Return the ID of a team's node; adds it the first time."""
    node = named_node("team", name)
    if not graph.has(node):
        graph.node(node, "team", edition.handbook.settings.team_name(name))
    return node
