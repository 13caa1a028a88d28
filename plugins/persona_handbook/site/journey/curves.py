"""The curves of a journey map: those of the people in it, and that of another journey to compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_handbook.insight.flow import Flow, flow
from persona_handbook.model.journey import Journey, Stage
from persona_handbook.site.journey.curve import STEP, CurveLines, Point, curve_lines, height
from persona_handbook.site.journey.map import Mark, Person, StageColumns, StepColumn, actor_marks


@dataclass(frozen=True, slots=True)
class Curve:
    """The feelings of one person by column (None: unknown), the lines, and the person's mark."""

    person: Person
    feelings: tuple[float | None, ...]
    lines: CurveLines
    mark: Mark


@dataclass(frozen=True, slots=True)
class OtherPoint:
    """A felt step of the other journey, positioned in the stage with the same ID, in columns from the left."""

    action: str
    feeling: float
    across: float


@dataclass(frozen=True, slots=True)
class OtherCurve:
    """The curve of the journey to compare, for the stages that both have."""

    points: tuple[OtherPoint, ...]
    lines: CurveLines


@dataclass(frozen=True, slots=True)
class Difference:
    """The lowest feeling of a stage in this journey and in the other one, and the comparison."""

    stage: str
    here: float
    there: float


def curves(stages: Sequence[StageColumns], way: Flow) -> tuple[Curve, ...]:
    """Return a curve for each person with feelings.

    A step has the feeling of its persona or, if the persona does not take part, of all others who do.
    """
    columns = [column for stage in stages for column in (stage.steps or (None,))]
    felt = [_who_felt(column) for column in columns]
    return tuple(
        _curve(person, mark, columns, felt, way)
        for person, mark in actor_marks(stages).items()
        if any(person in each for each in felt)
    )


def other_curve(stages: Sequence[StageColumns], other: Journey) -> OtherCurve | None:
    """Project another journey's feelings onto a map: the steps of a stage evenly spaced in the same stage.

    Returns:
        None if the two have no felt stage in common
    """
    points = dict(_placed(stages, other))
    if not points:
        return None
    places: dict[int, Point] = {step: (STEP * each.across, height(each.feeling)) for step, each in points.items()}
    return OtherCurve(tuple(points.values()), curve_lines(places, flow(other)))


def differences(journey: Journey, other: Journey) -> tuple[Difference, ...]:
    """Compare the worst step of each stage that two journeys have in common."""
    by_id = {stage.id: stage for stage in other.stages}
    found = ((stage, _worst(stage), _worst(by_id[stage.id])) for stage in journey.stages if stage.id in by_id)
    return tuple(
        Difference(stage.name, here, there) for stage, here, there in found if here is not None and there is not None
    )


def _who_felt(column: StepColumn | None) -> tuple[Person, ...]:
    if column is None or column.step.feeling is None:
        return ()
    return tuple(person for person in column.people if person.theirs) or column.people


def _curve(
    person: Person,
    mark: Mark,
    columns: Sequence[StepColumn | None],
    felt: Sequence[tuple[Person, ...]],
    way: Flow,
) -> Curve:
    feelings = tuple(
        column.step.feeling if column and person in who else None for column, who in zip(columns, felt, strict=True)
    )
    points = {
        column.number - 1: (STEP * (place + 0.5), height(feeling))
        for place, (column, feeling) in enumerate(zip(columns, feelings, strict=True))
        if column and feeling is not None
    }
    return Curve(person, feelings, curve_lines(points, way), mark)


def _placed(stages: Sequence[StageColumns], other: Journey) -> Iterator[tuple[int, OtherPoint]]:
    """Yield the felt steps of the other journey by number, if this one has their stage."""
    lefts, left = {}, 0
    for each in stages:
        lefts[each.stage.id] = (left, each.width)
        left += each.width
    number = 0
    for stage in other.stages:
        start, width = lefts.get(stage.id, (0, 0))
        for index, step in enumerate(stage.steps):
            if step.feeling is not None and width:
                across = start + width * (index + 0.5) / len(stage.steps)
                yield number + index, OtherPoint(step.action, step.feeling, across)
        number += len(stage.steps)


def _worst(stage: Stage) -> float | None:
    return min((step.feeling for step in stage.steps if step.feeling is not None), default=None)
