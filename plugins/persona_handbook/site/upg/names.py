"""IDs of nodes: stable while the IDs of the handbook are."""

from __future__ import annotations

import hashlib

from persona_handbook.insight.saying.pseudonyms import same_person
from persona_handbook.reading.ids import slug


def persona_node(persona: str) -> str:
    """Return the ID of a persona's node."""
    return f"persona_{persona}"


def claim_node(persona: str, claim: str) -> str:
    """Return the ID of a claim's node."""
    return f"claim_{persona}_{claim}"


def evidence_node(evidence: str) -> str:
    """Return the ID of an evidence item's node."""
    return f"study_{evidence}"


def journey_node(journey: str) -> str:
    """Return the ID of a journey's node."""
    return f"journey_{journey}"


def product_node(product: str) -> str:
    """Return the ID of a product's node."""
    return f"product_{product}"


def named_node(kind: str, name: str) -> str:
    """Return the ID of a node for a name that is no ID, such as a team's or a participant's."""
    return f"{kind}_{slug(name) or hashlib.sha256(name.encode()).hexdigest()[:8]}"


def participant_node(name: str | None) -> str:
    """Return the ID of a participant's node; all spellings of a pseudonym have the same."""
    return named_node("participant", same_person(name))
