"""The paths of pages for frames, and the code that puts one into another page."""

from __future__ import annotations

from markupsafe import escape

from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.site.address import FOLDERS, LinkStyle
from persona_handbook.site.api.record_addresses import address
from persona_handbook.site.edition import Edition

HEIGHTS = {"persona": 480, "journey": 420}


def embed_path(kind: str, identity: str) -> str:
    """Return the path of a page for frames; it does not change with the form of addresses."""
    return f"embed/{FOLDERS[kind]}/{identity}.html"


def can_be_embedded(edition: Edition) -> bool:
    """Return whether the site has pages for frames, whose links a host of Markdown files alone cannot resolve."""
    return edition.templates.addresses.style is not LinkStyle.MARKDOWN


def embed_code(edition: Edition, file: Persona | Journey) -> str | None:
    """Return the HTML that shows a persona or journey in another page, or None if the site has no such page."""
    if not can_be_embedded(edition):
        return None
    kind, title = ("persona", file.name) if isinstance(file, Persona) else ("journey", file.title)
    source = escape(address(edition, embed_path(kind, file.id)))
    name = escape(" ".join(title.split()))
    return f'<iframe src="{source}" title="{name}" width="100%" height="{HEIGHTS[kind]}" loading="lazy"></iframe>'
