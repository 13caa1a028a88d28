"""How well each stage of a persona's journeys is researched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from persona_handbook.insight.counting import counts, distinct_people
from persona_handbook.insight.standing import Standing, how_known
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage, Step
from persona_handbook.model.persona import Persona


class Depth(IntEnum):
    """How well a stage is researched, lowest first."""

    UNKNOWN = 0
    THIN = 1
    HEARD = 2
    COUNTED = 3


@dataclass(frozen=True, slots=True)
class StageCoverage:
    """The evidence for a stage: the people who mentioned it, and whether there are data.

    `silent` are the steps without evidence, `unfelt` those without a recorded feeling, and `assumed` the fields of
    claims without evidence, one for each claim.
    """

    stage: Stage
    people: tuple[str, ...]
    has_data: bool
    silent: tuple[Step, ...]
    unfelt: tuple[Step, ...]
    assumed: tuple[str, ...]

    @property
    def depth(self) -> Depth:
        """The depth: nobody, one person or records only, several people, or people and data."""
        if not self.people and not self.has_data:
            return Depth.UNKNOWN
        if len(self.people) < 2:
            return Depth.THIN
        return Depth.COUNTED if self.has_data else Depth.HEARD


@dataclass(frozen=True, slots=True)
class JourneyCoverage:
    """How well the stages of a current-state journey are researched."""

    journey: Journey
    stages: tuple[StageCoverage, ...]

    @property
    def weakness(self) -> tuple[float, int]:
        """Sort key that puts the least researched journeys first: average depth, then minimum."""
        depths = [int(stage.depth) for stage in self.stages] or [0]
        return (sum(depths) / len(depths), min(depths))


def coverage(persona: Persona, handbook: Handbook) -> tuple[JourneyCoverage, ...]:
    """Return the coverage of a persona's current-state journeys that are not retired."""
    current = [each for each in handbook.journeys_of(persona) if each.state == "current" and each.status != "retired"]
    return tuple(
        JourneyCoverage(each, tuple(_stage(stage, persona, handbook) for stage in each.stages)) for each in current
    )


def _stage(stage: Stage, persona: Persona, handbook: Handbook) -> StageCoverage:
    known = {
        (field, claim.id): how_known(claim, handbook)
        for field, claims in persona.claim_lists().items()
        for claim in claims
        if claim.id in stage.claims
    }
    claims = known.values()
    cited = [_found(each, handbook) for step in stage.steps for each in step.evidence]
    evidence = [each for each in (*cited, *(each for known in claims for each in known.speaking)) if each]
    evidence = [each for each in evidence if counts(each, handbook)]
    return StageCoverage(
        stage=stage,
        people=distinct_people(evidence, handbook),
        has_data=any(each.is_data for each in evidence) or any(known.counted for known in claims),
        silent=tuple(step for step in stage.steps if not step.evidence),
        unfelt=tuple(step for step in stage.steps if step.feeling is None and not step.emotion),
        assumed=tuple(field for (field, _), each in known.items() if each.standing is Standing.ASSUMED),
    )


def _found(name: str, handbook: Handbook) -> Evidence | None:
    return handbook.evidence_by_id.get(name)
