"""The old addresses of retired personas: each leads on to the persona that took its place."""

from __future__ import annotations

from pathlib import PurePosixPath

from persona_handbook.site.address import LinkStyle
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.retired import moved_pages, successor


def redirects(edition: Edition) -> dict[str, bytes]:
    """Make the file at the old address of each page that made way, by its path."""
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
        now=f"personas/{now}.md",
        name=found.name if found else now,
        language=edition.templates.language.code,
        bare=edition.templates.addresses.style is LinkStyle.MARKDOWN,
    )
