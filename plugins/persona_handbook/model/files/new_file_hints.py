"""Which fields a new file contains, from `x-new` in the schemas."""

from __future__ import annotations

from typing import Any

from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS
from persona_handbook.reading.schema.schemas import Schema

LATER = "later"


def initial_value(part: Schema, kind: str) -> Any:  # noqa: ANN401  as the schema says
    """Return how a field is written in a new file; None if it is omitted.

    Args:
        part: the schema of the field
        kind: the kind of evidence, if any; some fields belong to some kinds only

    Returns:
        `later` for a field shown only as an example, `todo`, `today`, `empty`, `group`, `first`, a number of entries,
            or a
        mapping with the `value`
    """
    how = part.get("x-new")
    if not isinstance(how, dict):
        return how
    of_kind = {kind, EVIDENCE_KINDS.get(kind, "")}
    if kind == how.get("other-than") or of_kind.isdisjoint(how.get("kinds", of_kind)):
        return None
    return how.get("as", how)
