"""Searches the handbook: personas, claims, quotes, steps and decisions, best matches first."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.insight.likeness import stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.record_addresses import address
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.retired import page_of
from persona_handbook.site.search.entries import SearchEntry, search_entries

CLAIM = "claim-"


def found(query: str, edition: Edition, most: int) -> list[Record]:
    """Search the handbook.

    Args:
        query: words of a job, pain point, quote or name, or a participant such as P-01
        edition: the data of the site
        most: the maximum number of entries

    Returns:
        the entries with the most words of the query, whole phrases and titles first; empty if there are none
    """
    ranked = [(rank, entry) for entry in search_entries(edition) if (rank := _rank(query, entry))[0]]
    ranked.sort(key=lambda each: each[0], reverse=True)
    return [_record(entry, edition) for _, entry in ranked[:most]]


def _rank(query: str, entry: SearchEntry) -> tuple[float, float]:
    """Return how well an entry matches a query: by its words, then by its weight."""
    wanted = stems((query,))
    in_title, anywhere = (len(wanted & stems(texts)) for texts in ((entry.title,), (entry.title, entry.text)))
    phrase = query.strip().casefold()
    is_whole = bool(phrase) and phrase in f"{entry.title} {entry.text}".casefold()
    return (len(wanted) + 1) * is_whole + anywhere + in_title / 2, entry.weight


def _record(entry: SearchEntry, edition: Edition) -> Record:
    found_record = {
        "kind": edition.gettext(entry.kind),
        "title": entry.title,
        "text": entry.text,
        "page": address(edition, entry.page, entry.anchor),
    }
    for persona, claim in _claims_at(entry, edition):
        found_record |= {
            "persona": persona.id,
            "claim": claim.id,
            "standing": edition.gettext(edition.known(claim).phrase),
            "confidence": edition.confidence_in(claim).word.replace(" ", "-"),
        }
    return found_record


def _claims_at(entry: SearchEntry, edition: Edition) -> Iterator[tuple[Persona, AnyClaim]]:
    if not entry.anchor.startswith(CLAIM):
        return
    for persona in edition.handbook.persona_by_id.values():
        claim = persona.claim(entry.anchor.removeprefix(CLAIM))
        if claim and page_of(persona.id, edition.handbook) == entry.page:
            yield persona, claim
