"""Paths of the records, and URLs of the pages about them."""

from __future__ import annotations

from urllib.parse import urljoin

from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.retired import page_of

VERSION = 1
API = f"api/v{VERSION}"
INDEX, SCHEMA, GAPS = f"{API}/index.json", f"{API}/schema.json", f"{API}/gaps.json"
FOLDERS = {"persona": "personas", "journey": "journeys", "evidence": "evidence"}


def address(edition: Edition, page: str, anchor: str = "") -> str:
    """Return the URL of a page or file: absolute if the site's URL is known, else from the root of the site."""
    addresses = edition.templates.addresses
    link = addresses.placed(addresses.link("", page, anchor).removeprefix("./"))
    return urljoin(edition.handbook.settings.site_url or "", link)


def page_address(edition: Edition, kind: str, file: File, anchor: str = "") -> str:
    """Return the URL of the page of a persona, journey or evidence item, or of a part of it."""
    page = page_of(file.id, edition.handbook) if isinstance(file, Persona) else f"{FOLDERS[kind]}/{file.id}.md"
    return address(edition, page, anchor)


def record_path(kind: str, identity: str) -> str:
    """Return the path of a record as JSON."""
    return f"{API}/{FOLDERS[kind]}/{identity}.json"


def text_path(kind: str, identity: str) -> str:
    """Return the path of a record as plain Markdown; since it is not a page, it does not end in `.md`."""
    return f"{API}/{FOLDERS[kind]}/{identity}.txt"
