"""Which participant stands behind which persona, and who fits none.

Source: Chapman and Milham 2006, The Personas' New Clothes: ask who falls between the personas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_handbook.insight.counting import counts, person
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A participant by the newest conversation, with how many claims of each persona cite one of theirs."""

    newest: Evidence
    cited: tuple[int, ...]

    @property
    def fits_none(self) -> bool:
        """Whether no claim of any of the personas cites the participant."""
        return not any(self.cited)


def matrix(personas: Sequence[Persona], handbook: Handbook) -> tuple[ParticipantRow, ...]:
    """Count for each participant and persona the claims that cite them; those who fit none come last."""
    talks: dict[str, list[Evidence]] = {}
    for each in handbook.evidence:
        if each.is_conversation and counts(each, handbook):
            talks.setdefault(person(each), []).append(each)
    cites = [_citations(each) for each in personas]
    rows = (_row(theirs, cites) for theirs in talks.values())
    return tuple(sorted(rows, key=lambda row: (row.fits_none, row.newest.participant or "", row.newest.id)))


def _row(theirs: list[Evidence], cites: list[list[frozenset[str]]]) -> ParticipantRow:
    ids = {each.id for each in theirs}
    newest = max(theirs, key=lambda each: (each.date.last_day, each.id))
    return ParticipantRow(newest, tuple(sum(not ids.isdisjoint(claim) for claim in claims) for claims in cites))


def _citations(persona: Persona) -> list[frozenset[str]]:
    return [frozenset(each) for each in _cited(persona) if each]


def _cited(persona: Persona) -> Iterator[tuple[str, ...]]:
    yield from (claim.evidence for claim in persona.claims())
