"""The files for programs: JSON, its schema, and plain Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from persona_handbook.reading.json_text import as_json
from persona_handbook.reading.schema.schemas import whole_schema
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.index import index_record
from persona_handbook.site.api.llms import FULL, SHORT, full_text, short_text
from persona_handbook.site.api.plain import record_text
from persona_handbook.site.api.record_addresses import GAPS, INDEX, SCHEMA, VERSION, record_path, text_path
from persona_handbook.site.api.records import evidence_record, gap_records, journey_record, persona_record
from persona_handbook.site.api.schemas import schema_files
from persona_handbook.site.edition import Edition

MakesRecord = Callable[[Any, Edition], Record]


def api_files(edition: Edition) -> dict[str, bytes]:
    """Return the records of an edition by path; they contain nothing that its pages may not show."""
    handbook = edition.handbook
    kinds: tuple[tuple[str, Iterable[Any], MakesRecord], ...] = (
        ("persona", handbook.persona_by_id.values(), persona_record),
        ("journey", handbook.journey_by_id.values(), journey_record),
        ("evidence", handbook.evidence_by_id.values(), evidence_record),
    )
    made: dict[str, bytes] = {}
    texts: list[str] = []
    for kind, files, record_of in kinds:
        for file in files:
            record = record_of(file, edition)
            text = record_text(kind, record, edition)
            made[record_path(kind, file.id)] = _json(record)
            made[text_path(kind, file.id)] = text.encode()
            texts.append(text)
    index = index_record(edition)
    return made | {
        INDEX: _json(index),
        GAPS: _json({"version": VERSION, "gaps": gap_records(edition)}),
        SCHEMA: _json(whole_schema("api")),
        **schema_files(edition),
        SHORT: short_text(index, edition).encode(),
        FULL: full_text(index, texts, edition).encode(),
    }


def _json(value: Record) -> bytes:
    return f"{as_json(value)}\n".encode()
