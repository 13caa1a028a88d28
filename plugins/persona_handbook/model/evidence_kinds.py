"""The kinds of evidence, and what each counts as: conversation, data, supplement or study.

Both are in `schemas/evidence.schema.json`; a new kind is added only there.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from persona_handbook.reading.schema.schemas import schema_of


class CountsAs(StrEnum):
    """What a kind of evidence counts as."""

    CONVERSATION = "conversation"
    DATA = "data"
    SUPPLEMENT = "supplement"
    STUDY = "study"


EVIDENCE_KINDS: Mapping[str, CountsAs] = {
    kind: CountsAs(group) for kind, group in schema_of("evidence")["properties"]["kind"]["x-counts-as"].items()
}


OBSERVED: frozenset[str] = frozenset(schema_of("evidence")["properties"]["kind"]["x-observed"])


def kinds_counting_as(counts_as: CountsAs) -> tuple[str, ...]:
    """Return the kinds of evidence that count as one category, in the order of the schema."""
    return tuple(kind for kind, group in EVIDENCE_KINDS.items() if group is counts_as)
