"""The index of the records, with one line for each."""

from __future__ import annotations

from persona_handbook.insight.score import overall
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.record_addresses import (
    GAPS,
    SCHEMA,
    VERSION,
    address,
    page_address,
    record_path,
    text_path,
)
from persona_handbook.site.edition import Edition


def index_record(edition: Edition) -> Record:
    """Return a summary of every persona, journey and evidence item, with the URLs of their records."""
    handbook, settings = edition.handbook, edition.handbook.settings
    found = overall(edition.score_of(each) for each in handbook.active_personas())
    return {
        "version": VERSION,
        "name": settings.site_name,
        "date": edition.today.isoformat(),
        "audience": settings.audience,
        "language": edition.templates.language.of_texts,
        "schema": address(edition, SCHEMA),
        "gaps": address(edition, GAPS),
        "score": {"weakest": found.weakest, "mean": found.mean} if found else None,
        "personas": [_persona(each, edition) for each in handbook.persona_by_id.values()],
        "journeys": [_journey(each, edition) for each in handbook.journey_by_id.values()],
        "evidence": [_evidence(each, edition) for each in handbook.evidence_by_id.values()],
    }


def _entry(kind: str, file: File, edition: Edition) -> Record:
    return {
        "id": file.id,
        "page": page_address(edition, kind, file),
        "record": address(edition, record_path(kind, file.id)),
        "text": address(edition, text_path(kind, file.id)),
    }


def _persona(persona: Persona, edition: Edition) -> Record:
    score = edition.score_of(persona)
    return {
        **_entry("persona", persona, edition),
        "name": persona.name,
        "status": persona.status,
        "role": persona.role,
        "product": persona.product,
        "summary": persona.summary,
        "main_job": edition.worded(persona.jobs[0].text) if persona.jobs else None,
        "score": {"value": score.score, "name": edition.gettext(score.step)},
    }


def _journey(journey: Journey, edition: Edition) -> Record:
    return {
        **_entry("journey", journey, edition),
        "title": journey.title,
        "persona": journey.persona,
        "kind": journey.kind,
        "state": journey.state,
        "status": journey.status,
    }


def _evidence(evidence: Evidence, edition: Edition) -> Record:
    return {
        **_entry("evidence", evidence, edition),
        "title": evidence.title,
        "kind": evidence.kind,
        "date": evidence.date.text,
        "participant": evidence.participant,
    }
