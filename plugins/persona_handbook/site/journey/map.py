"""A journey -> its map: steps as columns within their stages, and the lanes that somebody filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

from persona_handbook.insight.counting import distinct_people as heard
from persona_handbook.insight.standing import Known, how_known
from persona_handbook.message import Phrases
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage, Step

STAGE_LANES: Phrases = {
    "goal": "Goal",
    "duration": "Duration",
    "thoughts": "Thoughts",
    "pains": "Pain points",
    "opportunities": "Opportunities",
    "claims": "Related claims",
    "metrics": "Metrics",
    "moves_on": "Reasons to continue",
    "drop_out": "Drop-out reasons",
    "backstage": "Backstage",
    "more": "Other details",
}
STEP_LANES: Phrases = {"feeling": "Emotions", "where": "Touchpoints", "evidence": "Evidence"}
ORDER = (
    "goal",
    "duration",
    "feeling",
    "where",
    "thoughts",
    "pains",
    "opportunities",
    "claims",
    "moves_on",
    "drop_out",
    "metrics",
    "backstage",
    "evidence",
    "more",
)
MARKS = 6
LANES = {name: (STAGE_LANES | STEP_LANES)[name] for name in ORDER}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part in a step, with the id of the persona that it is, where there is one.

    `theirs` marks the persona whose journey it is.
    """

    name: str
    persona: str | None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody is known by in a map: the number of a color and of a shape, together unlike those of others."""

    color: int
    shape: int


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A path with the letter by which curve and steps tell it from others; none where the journey does not list it."""

    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class StepColumn:
    """A step, its number within the journey, who takes part, and on which paths it lies (empty: on all).

    `heard` is how many people its evidence comes from, and `data` whether data are part of it.
    """

    number: int
    step: Step
    people: tuple[Person, ...]
    paths: tuple[NamedPath, ...]
    heard: int
    data: bool


@dataclass(frozen=True, slots=True)
class ClaimInPlay:
    """A claim of the persona that matters in a stage, and how it is known."""

    claim: AnyClaim
    known: Known


@dataclass(frozen=True, slots=True)
class StageColumns:
    """A stage with its steps, the claims in play by their field, and the ids that the persona has no claim for."""

    number: int
    stage: Stage
    steps: tuple[StepColumn, ...]
    paths: tuple[NamedPath, ...]
    claims: Mapping[str, tuple[ClaimInPlay, ...]]
    unknown_claims: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns the stage takes; one without steps takes one."""
        return max(1, len(self.steps))

    def fills(self, lane: str) -> bool:
        """Tell whether the stage, or one of its steps, has something to say in a lane."""
        stage = self.stage
        if lane == "claims":
            return bool(stage.claims)
        if lane == "more":
            return bool(stage.extra)
        if lane in {"goal", "duration", "metrics", "moves_on", "drop_out"}:
            return bool(getattr(stage, lane))
        return any(_step_fills(column.step, lane) for column in self.steps)


def stage_columns(journey: Journey, handbook: Handbook) -> tuple[StageColumns, ...]:
    """Give the columns of a journey, stage by stage."""
    numbers = count(1)
    return tuple(
        _stage(position, stage, journey, handbook, tuple(next(numbers) for _ in stage.steps))
        for position, stage in enumerate(journey.stages, start=1)
    )


def lanes(stages: tuple[StageColumns, ...]) -> dict[str, str]:
    """Give the lanes that some stage fills, in their order, with their headings."""
    return {name: heading for name, heading in LANES.items() if any(stage.fills(name) for stage in stages)}


def actor_marks(stages: Sequence[StageColumns]) -> dict[Person, Mark]:
    """Give everybody who takes part in a journey with their mark; the first mark is the persona's, there or not."""
    found = dict.fromkeys(person for stage in stages for column in stage.steps for person in column.people)
    others = [person for person in found if not person.theirs]
    numbered = [(person, 0) for person in found if person.theirs] + [(each, at) for at, each in enumerate(others, 1)]
    return {person: Mark(at % MARKS, (at + at // MARKS) % MARKS) for person, at in numbered}


def actors_at_step(step: Step, journey: Journey, handbook: Handbook) -> tuple[Person, ...]:
    """Tell who takes part in a step; where it names nobody, that is the journey's persona alone."""
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
    """Give each path of a journey a letter; after the last letter, paths have none."""
    return dict(zip((path.id for path in journey.paths), ascii_uppercase, strict=False))


def _path_names(journey: Journey, paths: tuple[str, ...]) -> tuple[NamedPath, ...]:
    names, lettered = {path.id: path.name for path in journey.paths}, path_letters(journey)
    return tuple(NamedPath(names.get(path, path), lettered.get(path, "")) for path in paths)


def _step_fills(step: Step, lane: str) -> bool:
    filled: Iterator[object] = {
        "feeling": iter([step.feeling is not None, step.emotion]),
        "where": iter([step.touchpoint, step.channel]),
        "thoughts": iter([step.thought]),
    }.get(lane, iter([getattr(step, lane, None)]))
    return any(filled)


def _claims(journey: Journey, stage: Stage, handbook: Handbook) -> dict[str, tuple[ClaimInPlay, ...]]:
    persona = handbook.persona_by_id.get(journey.persona)
    if persona is None:
        return {}
    in_play = {
        field: tuple(ClaimInPlay(claim, how_known(claim, handbook)) for claim in claims if claim.id in stage.claims)
        for field, claims in persona.claim_lists().items()
    }
    return {field: claims for field, claims in in_play.items() if claims}
