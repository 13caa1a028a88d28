"""Retired personas with a successor: their page moves, and the old address redirects to the successor."""

from __future__ import annotations

from pathlib import PurePosixPath

from persona_handbook.model.handbook import Handbook
from persona_handbook.site.address import LinkStyle, page_path
from persona_handbook.site.edition import Edition

FOLDER = "personas/retired"


def successor(handbook: Handbook, persona_id: str) -> str | None:
    """Return the ID of the final successor of a retired persona, or None."""
    seen = {persona_id}
    now = persona_id
    while (persona := handbook.persona_by_id.get(now)) and persona.status == "retired" and persona.replaced_by:
        now = persona.replaced_by
        if now in seen:
            return None
        seen.add(now)
    return now if now != persona_id and now in handbook.ids("persona") else None


def page_of(persona_id: str, handbook: Handbook) -> str:
    """Return the path of a persona's page, which depends on whether it has a successor."""
    return f"{FOLDER if successor(handbook, persona_id) else 'personas'}/{persona_id}.md"


def moved_pages(handbook: Handbook) -> dict[str, str]:
    """Return the new path of the page of each retired persona with a successor, by its old path."""
    return {
        page_path("persona", each.id): page_of(each.id, handbook)
        for each in handbook.personas
        if successor(handbook, each.id)
    }


def redirects(edition: Edition) -> dict[str, bytes]:
    """Render the redirect page at the old address of each moved page, by path."""
    addresses = edition.templates.addresses
    return {addresses.file(old): _redirect(edition, old).encode() for old in moved_pages(edition.handbook)}


def _redirect(edition: Edition, old: str) -> str:
    persona = edition.handbook.persona_by_id[PurePosixPath(old).stem]
    now = successor(edition.handbook, persona.id) or persona.id
    found = edition.handbook.persona_by_id.get(now)
    return edition.templates.render(
        "redirect.html.j2",
        old,
        persona=persona,
        now=page_path("persona", now),
        name=found.name if found else now,
        language=edition.templates.language.code,
        bare=edition.templates.addresses.style is LinkStyle.MARKDOWN,
    )
