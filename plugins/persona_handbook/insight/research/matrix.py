"""Which participants are behind which personas, and who fits none of them.

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
    """A participant with the newest conversation, and the number of claims of each persona that cite them."""

    newest: Evidence
    cited: tuple[int, ...]

    @property
    def fits_none(self) -> bool:
        """Whether no claim of any persona cites the participant."""
        return not any(self.cited)


def matrix(personas: Sequence[Persona], handbook: Handbook) -> tuple[ParticipantRow, ...]:
    """Count the claims that cite each participant, by persona; participants who fit none are last."""
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
