"""Retired personas with a successor: their page makes way for the one that took their place."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook

FOLDER = "personas/retired"


def successor(handbook: Handbook, persona_id: str) -> str | None:
    """Give the id of the persona that took the place of a retired one in the end; None where nobody did."""
    seen = {persona_id}
    now = persona_id
    while (persona := handbook.persona_by_id.get(now)) and persona.status == "retired" and persona.replaced_by:
        now = persona.replaced_by
        if now in seen:
            return None
        seen.add(now)
    return now if now != persona_id and now in handbook.ids("persona") else None


def page_of(persona_id: str, handbook: Handbook) -> str:
    """Give the path of a persona's page."""
    return f"{FOLDER if successor(handbook, persona_id) else 'personas'}/{persona_id}.md"


def moved_pages(handbook: Handbook) -> dict[str, str]:
    """Give where the page of each retired persona with a successor stands, by its old path."""
    return {
        f"personas/{each.id}.md": page_of(each.id, handbook)
        for each in handbook.personas
        if successor(handbook, each.id)
    }
