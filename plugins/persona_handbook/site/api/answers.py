"""Answers to questions about the handbook, with citations and confidence, or "not known"."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TypeVar

from persona_handbook.message import gettext_noop
from persona_handbook.model.mention import File
from persona_handbook.reading.ids import slug
from persona_handbook.reading.phrasing import nearest
from persona_handbook.site.api.claims import Record, claim_records
from persona_handbook.site.api.index import index_record
from persona_handbook.site.api.records import evidence_record, gap_records, journey_record, persona_record
from persona_handbook.site.api.search import found
from persona_handbook.site.api.text_check import checked_text
from persona_handbook.site.edition import Edition

NOT_KNOWN = gettext_noop(
    "Not known: no entry has these words. The handbook is in the language “%(language)s”; ask in that language."
)
NO_SUCH_ID = gettext_noop("Not known: the handbook has no entry with this ID.")
NOT_COVERED = gettext_noop("No entry covers this question. Read the related ones before you say that it is not known.")
MOST_FOUND = 20

AFile = TypeVar("AFile", bound=File)


def overview(edition: Edition) -> Record:
    """Return a summary of every persona, journey and evidence item."""
    return index_record(edition)


def search(edition: Edition, query: str, most: int) -> Record:
    """Return the best matches for a query; if none covers it, they are related and it is not known.

    Args:
        edition: the data of the site
        query: the question, or words of it
        most: the number of entries, up to 20
    """
    answer = found(query, edition, max(1, min(most, MOST_FOUND)))
    if answer.covers:
        return {"known": True, "results": answer.results}
    if answer.results:
        return {"known": False, "say": edition.gettext(NOT_COVERED), "related": answer.results}
    return {"known": False, "say": edition.gettext(NOT_KNOWN, language=edition.templates.language.code)}


def persona(edition: Edition, name: str) -> Record:
    """Return a persona by its ID."""
    return _file(edition, name, edition.handbook.persona_by_id, persona_record)


def journey(edition: Edition, name: str) -> Record:
    """Return a journey by its ID."""
    return _file(edition, name, edition.handbook.journey_by_id, journey_record)


def evidence(edition: Edition, name: str) -> Record:
    """Return the parts of an evidence item that may be shown, by its ID."""
    return _file(edition, name, edition.handbook.evidence_by_id, evidence_record)


def claim(edition: Edition, of_persona: str, name: str) -> Record:
    """Return a claim of a persona by their IDs, with its standing and evidence."""
    personas = edition.handbook.persona_by_id
    whose = _id_of(of_persona, personas)
    if whose is None:
        return _not_known(edition, of_persona, personas)
    records = {each["id"]: each for each in claim_records(personas[whose], edition)}
    wanted = _id_of(name, records)
    return {"known": True, **records[wanted]} if wanted else _not_known(edition, name, records)


def gaps(edition: Edition) -> Record:
    """Return the research gaps, least researched first, each with an interview question."""
    return {"gaps": gap_records(edition)}


def check_text(edition: Edition, text: str) -> Record:
    """Return for each sentence of a text the claims that support it, if any."""
    return {"sentences": checked_text(text, edition)}


def _file(
    edition: Edition, name: str, files: Mapping[str, AFile], record: Callable[[AFile, Edition], Record]
) -> Record:
    found_id = _id_of(name, files)
    return {"known": True, **record(files[found_id], edition)} if found_id else _not_known(edition, name, files)


def _id_of(name: str, names: Container[str]) -> str | None:
    """Return the ID that is written, or the one of which it differs by capitals and spaces only; else None."""
    return next((each for each in (name, slug(name)) if each in names), None)


def _not_known(edition: Edition, name: str, names: Iterable[str]) -> Record:
    """Return the answer for an ID that does not exist, with a suggestion for a similar one."""
    meant = nearest(name, names) if name else None
    return {"known": False, "say": edition.gettext(NO_SUCH_ID), **({"did_you_mean": meant} if meant else {})}
