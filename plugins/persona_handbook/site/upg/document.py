"""The whole handbook as one Unified Product Graph document.

Source: the specification and the package @unified-product-graph/core, format version 0.4.0.
"""

from __future__ import annotations

from persona_handbook import __version__
from persona_handbook.reading import json_text
from persona_handbook.reading.ids import slug
from persona_handbook.site.edition import Edition
from persona_handbook.site.upg.graph import Graph, Properties, written
from persona_handbook.site.upg.names import evidence_node, journey_node, persona_node, product_node
from persona_handbook.site.upg.of_evidence import add_evidence, connect_quotes
from persona_handbook.site.upg.of_journeys import add_journey
from persona_handbook.site.upg.of_personas import add_persona

FORMAT = "0.4.0"


def as_upg(edition: Edition) -> bytes:
    """Return the shown part of a handbook as a document of the format, in JSON."""
    return f"{json_text.as_json(document(edition))}\n".encode()


def document(edition: Edition) -> Properties:
    """Return the shown part of a handbook as a document of the format."""
    settings = edition.handbook.settings
    products = _products(edition)
    graph = _graph(edition, products)
    return {
        "upg_version": FORMAT,
        "exported_at": f"{edition.today.isoformat()}T00:00:00Z",
        "source": {"tool": "mkdocs-persona-handbook", "tool_version": __version__},
        "product": written(
            {
                "id": product_node(next(iter(products))),
                "title": next(iter(products.values())),
                "description": settings.site_name,
            }
        ),
        "nodes": graph.nodes(),
        "edges": graph.edges(),
    }


def _products(edition: Edition) -> dict[str, str]:
    """Return the titles of all products by ID; what belongs to none of them belongs to one named like the site."""
    settings, handbook = edition.handbook.settings, edition.handbook
    used = settings.sorted_products(each.product for each in handbook.personas if each.product)
    found = {each: settings.product_name(each) for each in used}
    if len(found) != 1:
        found = {_whole(edition): settings.site_name, **found}
    return found


def _whole(edition: Edition) -> str:
    return slug(edition.handbook.settings.site_name) or "handbook"


def _graph(edition: Edition, products: dict[str, str]) -> Graph:
    graph, handbook = Graph(), edition.handbook
    first = next(iter(products))
    for product, title in products.items():
        graph.node(product_node(product), "product", title)
    of_personas = {each.id: each.product or first for each in handbook.personas}
    for persona in handbook.personas:
        if not graph.has(persona_node(persona.id)):
            add_persona(persona, of_personas[persona.id], edition, graph)
    for evidence in handbook.evidence:
        if not graph.has(evidence_node(evidence.id)):
            add_evidence(evidence, first, edition, graph)
    for persona in handbook.personas:
        connect_quotes(persona, edition, graph)
    for journey in handbook.journeys:
        if not graph.has(journey_node(journey.id)):
            add_journey(journey, of_personas.get(journey.persona, first), edition, graph)
    return graph
