"""How a new file begins: which of its fields stand in it from the start, as the schemas say under `x-new`."""

from __future__ import annotations

from typing import Any

from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS
from persona_handbook.reading.schema.schemas import Schema

LATER = "later"


def initial_value(part: Schema, kind: str) -> Any:  # noqa: ANN401  as the schema says
    """Say how a field begins in a new file; None where it does not stand in it.

    Args:
        part: the field's schema
        kind: of evidence, the kind; some fields belong to some kinds alone

    Returns:
        `later` for a field that is only shown as an example, `todo`, `today`, `empty`, `group`, `first`, a number of
        entries, or a mapping with the `value`
    """
    how = part.get("x-new")
    if not isinstance(how, dict):
        return how
    of_kind = {kind, EVIDENCE_KINDS.get(kind, "")}
    if kind == how.get("other-than") or of_kind.isdisjoint(how.get("kinds", of_kind)):
        return None
    return how.get("as", how)
