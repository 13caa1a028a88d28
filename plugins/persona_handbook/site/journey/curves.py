"""The curves of a journey's map: whose feelings they show, and beside them those of another journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_handbook.model.journey import Journey, Stage
from persona_handbook.site.journey.curve import STEP, Lines, height, lines, through
from persona_handbook.site.journey.map import Person, StageColumns, StepColumn

SHAPES = 4


@dataclass(frozen=True, slots=True)
class Curve:
    """What one person felt at each column (None: nothing is known), its lines, and the number of its shape."""

    person: Person
    feelings: tuple[float | None, ...]
    lines: Lines
    shape: int


@dataclass(frozen=True, slots=True)
class OtherPoint:
    """A felt step of the other journey, placed within the stage of the same id: both in hundredths of the lane."""

    action: str
    feeling: float
    across: float


@dataclass(frozen=True, slots=True)
class OtherCurve:
    """The curve of the journey that a map is compared to, as far as the two have stages in common."""

    points: tuple[OtherPoint, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class Difference:
    """What a stage feels like at its worst in this journey and in the other one, and what that makes of it."""

    stage: str
    here: float
    there: float


def curves(stages: Sequence[StageColumns]) -> tuple[Curve, ...]:
    """Give a curve for each person who feels something.

    A step tells how its persona felt, or, where the persona does not take part, how the first of the others did.
    """
    columns = [column for stage in stages for column in (stage.steps or (None,))]
    felt = [_who_felt(column) for column in columns]
    people = list(dict.fromkeys(person for person in felt if person))
    return tuple(
        _curve(person, shape % SHAPES, columns, felt)
        for shape, person in enumerate(sorted(people, key=lambda each: not each.theirs))
    )


def other_curve(stages: Sequence[StageColumns], other: Journey) -> OtherCurve | None:
    """Lay another journey's feelings over a map: the steps of a stage in equal distances over the stage of the same id.

    Returns:
        None where the two have no felt stage in common
    """
    by_id = {stage.id: stage for stage in other.stages}
    width = sum(each.width for each in stages)
    points: list[OtherPoint] = []
    left = 0
    for each in stages:
        stage = by_id.get(each.stage.id)
        points += _placed(stage, left, each.width, width) if stage else ()
        left += each.width
    if not points:
        return None
    places = [(STEP * width * point.across / 100, height(point.feeling)) for point in points]
    return OtherCurve(tuple(points), through(places, apart=STEP * width))


def differences(journey: Journey, other: Journey) -> tuple[Difference, ...]:
    """Compare the worst step of each stage that two journeys have in common."""
    by_id = {stage.id: stage for stage in other.stages}
    found = ((stage, _worst(stage), _worst(by_id[stage.id])) for stage in journey.stages if stage.id in by_id)
    return tuple(
        Difference(stage.name, here, there) for stage, here, there in found if here is not None and there is not None
    )


def _who_felt(column: StepColumn | None) -> Person | None:
    if column is None or column.step.feeling is None:
        return None
    return next((person for person in column.people if person.theirs), column.people[0])


def _curve(person: Person, shape: int, columns: Sequence[StepColumn | None], felt: Sequence[Person | None]) -> Curve:
    feelings = tuple(
        column.step.feeling if column and who == person else None for column, who in zip(columns, felt, strict=True)
    )
    return Curve(person, feelings, lines(feelings), shape)


def _placed(stage: Stage, left: int, columns: int, width: int) -> Iterator[OtherPoint]:
    for index, step in enumerate(stage.steps):
        if step.feeling is not None:
            across = left + columns * (index + 0.5) / len(stage.steps)
            yield OtherPoint(step.action, step.feeling, 100 * across / width)


def _worst(stage: Stage) -> float | None:
    return min((step.feeling for step in stage.steps if step.feeling is not None), default=None)
