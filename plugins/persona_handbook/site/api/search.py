"""Searches the handbook: personas, claims, quotes, steps and decisions, best matches first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from persona_handbook.insight.likeness import CONTENT, stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.record_addresses import address
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.retired import page_of
from persona_handbook.site.search.entries import CLAIMS, SearchEntry, search_entries

CLAIM = "claim-"
COVERED = 0.5
OF_TITLE, OF_KIND, OF_LABEL = 1.5, 0.75, 1.5
ASKING = (
    *("why", "how", "much", "many", "often", "would", "could", "should", "when", "did", "does", "say", "says", "said"),
    *("warum", "wieso", "wie", "viel", "viele", "oft", "wann", "sagt", "sagte", "gesagt"),
    *("pourquoi", "comment", "combien", "souvent", "quand", "dit"),
    *("por", "qué", "cómo", "cuánto", "cuánta", "cuándo", "dice", "dijo"),
    *("quanto", "quanta", "quando", "porque", "diz", "disse"),
)
PARTICIPANT = re.compile(r"\b[a-z]+-\d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The best entries for a query, and whether the first one covers it: at least half of what its words weigh."""

    results: list[Record]
    covers: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of an entry: those of its title, all of its text, and those of its kind, such as "objection"."""

    entry: SearchEntry
    title: frozenset[str]
    text: frozenset[str]
    kind: frozenset[str]


def found(query: str, edition: Edition, most: int) -> SearchAnswer:
    """Search the handbook.

    A word weighs more the fewer entries have it (Spärck Jones 1972). A word that no entry has weighs most: it lowers
    what the others cover.

    Args:
        query: words of a job, pain point, quote or name, or a participant such as P-01
        edition: the data of the site
        most: the maximum number of entries

    Returns:
        the entries with the weightiest words of the query, whole phrases and titles first; empty if there are none, if
        the query is made of function words, or if it names a participant that no entry names
    """
    entries = [_words(each) for each in search_entries(edition)]
    if not _can_be_answered(query, entries):
        return SearchAnswer([], covers=False)
    weights = _weights(_asked(query), entries)
    ranked = [(rank, each.entry) for each in entries if (rank := _rank(query, weights, each))[0]]
    ranked.sort(key=lambda each: each[0], reverse=True)
    covers = any(rank[1] >= COVERED for rank, _ in ranked[:most])
    return SearchAnswer([_record(entry, edition) for _, entry in ranked[:most]], covers)


def _can_be_answered(query: str, entries: Sequence[_Words]) -> bool:
    named = {each.casefold() for each in PARTICIPANT.findall(query)}
    if named:
        said = {each.casefold() for entry in entries for each in PARTICIPANT.findall(_text(entry.entry))}
        return named <= said
    return bool(stems((query,)) or CONTENT.search(query))


def _text(entry: SearchEntry) -> str:
    return f"{entry.title} {entry.text}"


def _asked(query: str) -> frozenset[str]:
    """Return the stems of a query without the words that only make it a question, unless there are no others."""
    wanted = stems((query,))
    return wanted - stems(ASKING) or wanted


def _words(entry: SearchEntry) -> _Words:
    return _Words(entry, stems((entry.title,)), stems((entry.title, entry.text)), _of_kind(entry.kind))


@cache
def _of_kind(kind: str) -> frozenset[str]:
    """Return the stems of what the schema says of a list of claims, so that "what stops them" finds objections."""
    field = next((name for name, (one, _) in CLAIMS.items() if one == kind), None)
    if field is None:
        return stems((kind,))
    schema = schema_of("persona")["properties"][field]
    return stems((kind, schema["title"], schema["description"], *schema.get("x-also-called", ())))


@cache
def _label(kind: str) -> frozenset[str]:
    """Return the stems of a kind, in the singular and the plural."""
    return stems(next((names for names in CLAIMS.values() if names[0] == kind), (kind,)))


def _weights(wanted: frozenset[str], entries: Sequence[_Words]) -> dict[str, float]:
    counted = Counter(stem for each in entries for stem in wanted & each.text)
    return {stem: log((len(entries) + 2) / (counted[stem] + 1)) for stem in wanted}


def _rank(query: str, weights: Mapping[str, float], words: _Words) -> tuple[float, float, float]:
    """Return how well an entry matches a query: by its words, by the share that they cover, then by its weight."""
    entry, whole = words.entry, sum(weights.values())
    phrase = query.strip().casefold()
    is_whole = bool(phrase) and phrase in _text(entry).casefold()
    in_title, in_text = (sum(weights[each] for each in weights.keys() & part) for part in (words.title, words.text))
    in_kind = sum(weights[each] for each in (weights.keys() & words.kind) - words.text)
    covered = 1.0 if is_whole else (in_text + in_kind) / whole if whole else 0.0
    in_label = sum(weights[each] for each in weights.keys() & _label(entry.kind))
    matched = in_text + (OF_TITLE - 1) * in_title + OF_KIND * in_kind + OF_LABEL * in_label
    return (2 * (whole + 1)) * is_whole + (matched if in_text or in_kind else 0), covered, entry.weight


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
