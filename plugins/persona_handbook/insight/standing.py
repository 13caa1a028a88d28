"""How a claim is known: worked out from its evidence, never taken on trust."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from persona_handbook.model.claim import AnyClaim, Check
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook

UNNAMED = "unnamed"


class Standing(Enum):
    """How far a claim can be relied on, from the weakest to the strongest, and last of all the refuted."""

    ASSUMED = "assumed"
    REPORTED = "reported"
    HEARD_ONCE = "heard-once"
    HEARD = "heard"
    BACKED = "backed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Known:
    """How one claim is known: its standing, who said it, what it rests on, and what data say about it."""

    standing: Standing
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]

    @property
    def words(self) -> str:
        """The standing as a reader reads it."""
        return self.pattern.format(len(self.participants))

    @property
    def pattern(self) -> str:
        """The words of the standing, with a place for the number of people."""
        return {
            Standing.ASSUMED: "assumed",
            Standing.REPORTED: "from records, heard from nobody",
            Standing.HEARD_ONCE: "heard once",
            Standing.HEARD: "heard from {} people",
            Standing.BACKED: "backed by data",
            Standing.CONTRADICTED: "contradicted by data",
        }[self.standing]


def how_known(claim: AnyClaim, handbook: Handbook) -> Known:
    """Work out how a claim is known: what data say comes before what was heard."""
    evidence = tuple(handbook.evidence_by_id[each] for each in claim.evidence if each in handbook.evidence_by_id)
    people = participants(evidence)
    return Known(_standing(claim, evidence, people), people, evidence, claim.checked_against)


def participants(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Give the distinct people who were talked with; all conversations that name nobody count as one person."""
    return tuple(sorted({each.participant or UNNAMED for each in evidence if each.is_conversation}))


def interviewed(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Give the distinct people who were interviewed."""
    return participants(each for each in evidence if each.kind == "interview")


def _standing(claim: AnyClaim, evidence: tuple[Evidence, ...], people: tuple[str, ...]) -> Standing:
    verdicts = {check.verdict for check in claim.checked_against}
    if "contradicts" in verdicts:
        return Standing.CONTRADICTED
    if "supports" in verdicts:
        return Standing.BACKED
    if len(people) > 1:
        return Standing.HEARD
    if people:
        return Standing.HEARD_ONCE
    return Standing.REPORTED if evidence else Standing.ASSUMED
