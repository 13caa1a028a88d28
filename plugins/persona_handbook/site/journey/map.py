"""The map of a journey: steps as columns in their stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

from persona_handbook.insight.counting import distinct_people as heard
from persona_handbook.insight.standing import ClaimStanding, how_known
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage, Step
from persona_handbook.site.journey.lanes import has_content

MARKS = 6


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who takes part in a step, with the ID of their persona, if any.

    `theirs` marks the persona of the journey.
    """

    name: str
    persona: str | None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The identification of a person in a map: a combination of color and shape numbers."""

    color: int
    shape: int


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A path with its letter, which identifies it beside curves and steps; none if the journey does not list it."""

    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class StepColumn:
    """A step, its number in the journey, the people who take part, and its paths (empty: all).

    `heard` is the number of people in its evidence, and `data` whether that includes data.
    """

    number: int
    step: Step
    people: tuple[Person, ...]
    paths: tuple[NamedPath, ...]
    heard: int
    data: bool


@dataclass(frozen=True, slots=True)
class ClaimInPlay:
    """A claim that is linked to a stage, and its standing."""

    claim: AnyClaim
    known: ClaimStanding


@dataclass(frozen=True, slots=True)
class StageColumns:
    """A stage with its steps, the linked claims by field, and IDs of claims that the persona lacks."""

    number: int
    stage: Stage
    steps: tuple[StepColumn, ...]
    paths: tuple[NamedPath, ...]
    claims: Mapping[str, tuple[ClaimInPlay, ...]]
    unknown_claims: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns of the stage; at least one."""
        return max(1, len(self.steps))

    def fills(self, lane: str) -> bool:
        """Return whether the stage, or one of its steps, has content in a lane."""
        return has_content(lane, self.stage)


def stage_columns(journey: Journey, handbook: Handbook) -> tuple[StageColumns, ...]:
    """Return the columns of a journey by stage."""
    numbers = count(1)
    return tuple(
        _stage(position, stage, journey, handbook, tuple(next(numbers) for _ in stage.steps))
        for position, stage in enumerate(journey.stages, start=1)
    )


def actor_marks(stages: Sequence[StageColumns]) -> dict[Person, Mark]:
    """Return the mark of each person in a journey; the first mark is always that of the persona."""
    found = dict.fromkeys(person for stage in stages for column in stage.steps for person in column.people)
    others = [person for person in found if not person.theirs]
    numbered = [(person, 0) for person in found if person.theirs] + [(each, at) for at, each in enumerate(others, 1)]
    return {person: Mark(at % MARKS, (at + at // MARKS) % MARKS) for person, at in numbered}


def actors_at_step(step: Step, journey: Journey, handbook: Handbook) -> tuple[Person, ...]:
    """Return the people who take part in a step; by default the persona of the journey."""
    names = {actor.id: actor for actor in journey.actors}
    return tuple(
        Person(names[each].name, names[each].persona) if each in names else _persona(each, handbook)
        for each in step.actors or (journey.persona,)
    )


def _persona(persona_id: str, handbook: Handbook) -> Person:
    persona = handbook.persona_by_id.get(persona_id)
    return Person(persona.called if persona else persona_id, persona.id if persona else None, theirs=True)


def _stage(position: int, stage: Stage, journey: Journey, handbook: Handbook, numbers: tuple[int, ...]) -> StageColumns:
    claims = _claims(journey, stage, handbook)
    known = {each.claim.id for in_play in claims.values() for each in in_play}
    return StageColumns(
        number=position,
        stage=stage,
        steps=tuple(_step(number, step, journey, handbook) for number, step in zip(numbers, stage.steps, strict=True)),
        paths=_path_names(journey, stage.paths),
        claims=claims,
        unknown_claims=tuple(each for each in stage.claims if each not in known),
    )


def _step(number: int, step: Step, journey: Journey, handbook: Handbook) -> StepColumn:
    evidence = [found for each in step.evidence if (found := handbook.evidence_by_id.get(each))]
    return StepColumn(
        number,
        step,
        actors_at_step(step, journey, handbook),
        _path_names(journey, step.paths),
        heard=len(heard(evidence, handbook)),
        data=any(each.is_data for each in evidence),
    )


def path_letters(journey: Journey) -> dict[str, str]:
    """Assign a letter to each path of a journey; paths beyond the last letter have none."""
    return dict(zip((path.id for path in journey.paths), ascii_uppercase, strict=False))


def _path_names(journey: Journey, paths: tuple[str, ...]) -> tuple[NamedPath, ...]:
    names, lettered = {path.id: path.name for path in journey.paths}, path_letters(journey)
    return tuple(NamedPath(names.get(path, path), lettered.get(path, "")) for path in paths)


def _claims(journey: Journey, stage: Stage, handbook: Handbook) -> dict[str, tuple[ClaimInPlay, ...]]:
    persona = handbook.persona_by_id.get(journey.persona)
    if persona is None:
        return {}
    in_play = {
        field: tuple(ClaimInPlay(claim, how_known(claim, handbook)) for claim in claims if claim.id in stage.claims)
        for field, claims in persona.claim_lists().items()
    }
    return {field: claims for field, claims in in_play.items() if claims}
