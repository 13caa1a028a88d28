"""Completes the search index of a host: user text has its own entries, ranked above our own texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from persona_handbook.site.edition import Edition
from persona_handbook.site.search.entries import SearchEntry, search_entries

WORKER_OF_OURS = "search.js"
SEARCH = ("minisearch.umd.js", WORKER_OF_OURS)
WORKER = re.compile(r"assets/javascripts/workers/search\.[\w.-]+\.js")
PARTS, OF_ALL = 0.1, 0.03
# pages that repeat the content of personas, journeys and evidence
HOME = ("", ".", "./", "index.html")
REPEATING = ("personas", "journeys", "teams", "decided")
# sections that are made from other sections of the handbook alone
DERIVED = re.compile(r"#(?:at-a-glance-[\w-]+|used|score)$")

SearchDocument = dict[str, Any]


def has_search() -> bool:
    """Return whether the search library is installed; otherwise the site keeps the search of its theme."""
    assets = files("persona_handbook.site") / "assets"
    return all((assets / name).is_file() for name in SEARCH)


def with_search(page: str, assets: str) -> str:
    """Connect the theme's search box on a finished page to our search; unsupported themes stay unchanged."""
    return WORKER.sub(f"{assets}/{WORKER_OF_OURS}", page, count=1) if has_search() else page


def completed_index(documents: Iterable[Mapping[str, Any]], edition: Edition, folder: str = "") -> list[SearchDocument]:
    """Complete the documents of a search index.

    Pages of the handbook get their name and kind; their sections rank lower than the separate entries, which repeat
    them. Sections that only repeat others, such as the board, are left out.

    Args:
        documents: the documents of the host, each page before its sections
        edition: the data of the pages
        folder: the folder of the pages' language
    """
    start = f"{folder.strip('/')}/".lstrip("/")
    section = f"{start}{edition.templates.addresses.placed('')}"
    ours = {each["location"]: each for each in (_document(entry, edition, start) for entry in search_entries(edition))}
    pages = {location for location in ours if "#" not in location}
    found = [
        _completed(dict(each), ours, pages, section)
        for each in documents
        if (each["location"] not in ours or each["location"] in pages) and not _is_derived(each["location"], pages)
    ]
    there = {each["location"] for each in found}
    return [
        *found,
        *(each for location, each in ours.items() if location not in there and location.split("#")[0] in there),
    ]


def _is_derived(location: str, pages: set[str]) -> bool:
    return location.partition("#")[0] in pages and bool(DERIVED.search(location))


def _completed(
    document: SearchDocument, ours: Mapping[str, SearchDocument], pages: set[str], section: str
) -> SearchDocument:
    location = document["location"]
    if location in pages:
        own = ours[location]
        return document | own | {"more": document["text"]}
    if location.split("#")[0] in pages or location.startswith(tuple(f"{section}{each}/" for each in REPEATING)):
        return document | {"boost": PARTS}
    if location.removeprefix(section) in HOME:
        return document | {"boost": OF_ALL}
    return document


def _document(entry: SearchEntry, edition: Edition, folder: str) -> SearchDocument:
    place = edition.templates.addresses.address(entry.page, entry.anchor)
    return {
        "location": f"{folder}{place}",
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
        "kind": edition.gettext(entry.kind),
        "boost": entry.weight,
    }
