"""A journey -> the rows of its table: every step with who takes part, and every stage with the claims in play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from persona_handbook.insight.known import Known, how_known
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage, Step

COLUMNS = {
    "feeling": "Feeling",
    "thought": "Thought",
    "where": "Where",
    "who": "With whom",
    "pains": "Pains",
    "opportunities": "Opportunities",
    "evidence": "Evidence",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part in a step, with the id of the persona that it is, where there is one.

    `theirs` marks the persona whose journey it is.
    """

    name: str
    persona: str | None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step, its number within the journey, who takes part, and on which paths it lies (empty: on all)."""

    number: int
    step: Step
    people: tuple[Person, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimInPlay:
    """A claim of the persona that matters in a stage, and how it is known."""

    claim: AnyClaim
    known: Known


@dataclass(frozen=True, slots=True)
class StageRows:
    """A stage with its rows, the persona's claims in play in it by their field, and the ids that no claim of it has."""

    number: int
    stage: Stage
    rows: tuple[StepRow, ...]
    paths: tuple[str, ...]
    claims: dict[str, tuple[ClaimInPlay, ...]]
    unknown_claims: tuple[str, ...]

    @property
    def tells_more(self) -> bool:
        """Whether there is more to say of the stage than its steps."""
        stage = self.stage
        return bool(stage.claims or stage.drop_out or stage.moves_on or stage.metrics or stage.extra)


def stage_rows(journey: Journey, handbook: Handbook) -> tuple[StageRows, ...]:
    """Give the table of a journey, stage by stage."""
    numbers = count(1)
    return tuple(
        _stage(position, stage, journey, handbook, tuple(next(numbers) for _ in stage.steps))
        for position, stage in enumerate(journey.stages, start=1)
    )


def columns(stages: tuple[StageRows, ...]) -> dict[str, str]:
    """Give the columns that some step fills, with their headings."""
    filled = {column for group in stages for row in group.rows for column in _filled(row)}
    return {name: heading for name, heading in COLUMNS.items() if name in filled}


def people(step: Step, journey: Journey, handbook: Handbook) -> tuple[Person, ...]:
    """Tell who takes part in a step; where it names nobody, that is the journey's persona alone."""
    names = {actor.id: actor for actor in journey.actors}
    return tuple(
        Person(names[each].name, names[each].persona) if each in names else _persona(each, handbook)
        for each in step.actors or (journey.persona,)
    )


def _persona(persona_id: str, handbook: Handbook) -> Person:
    persona = handbook.persona_by_id.get(persona_id)
    return Person(persona.name if persona else persona_id, persona.id if persona else None, theirs=True)


def _stage(position: int, stage: Stage, journey: Journey, handbook: Handbook, numbers: tuple[int, ...]) -> StageRows:
    claims = _claims(journey, stage, handbook)
    known = {each.claim.id for in_play in claims.values() for each in in_play}
    return StageRows(
        number=position,
        stage=stage,
        rows=tuple(_row(number, step, journey, handbook) for number, step in zip(numbers, stage.steps, strict=True)),
        paths=_path_names(journey, stage.paths),
        claims=claims,
        unknown_claims=tuple(each for each in stage.claims if each not in known),
    )


def _row(number: int, step: Step, journey: Journey, handbook: Handbook) -> StepRow:
    return StepRow(number, step, people(step, journey, handbook), _path_names(journey, step.paths))


def _path_names(journey: Journey, paths: tuple[str, ...]) -> tuple[str, ...]:
    names = {path.id: path.name for path in journey.paths}
    return tuple(names.get(path, path) for path in paths)


def _filled(row: StepRow) -> Iterator[str]:
    step = row.step
    filled = {
        "feeling": step.feeling is not None or step.emotion,
        "where": step.touchpoint or step.channel,
        "who": step.actors,
    }
    for name in COLUMNS:
        if filled[name] if name in filled else getattr(step, name):
            yield name


def _claims(journey: Journey, stage: Stage, handbook: Handbook) -> dict[str, tuple[ClaimInPlay, ...]]:
    persona = handbook.persona_by_id.get(journey.persona)
    if persona is None:
        return {}
    in_play = {
        field: tuple(ClaimInPlay(claim, how_known(claim, handbook)) for claim in claims if claim.id in stage.claims)
        for field, claims in persona.claim_lists().items()
    }
    return {field: claims for field, claims in in_play.items() if claims}
