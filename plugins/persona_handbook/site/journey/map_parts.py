"""Splits a journey map into parts that fit on a screen and on paper, with continuous curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.insight.flow import Flow, flow
from persona_handbook.message import gettext_noop
from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.columns import cut
from persona_handbook.site.journey.curve import STEP, Branch, CurvePiece
from persona_handbook.site.journey.curves import Curve, OtherCurve, OtherPoint, curves, other_curve
from persona_handbook.site.journey.diagram import MOST_STEPS
from persona_handbook.site.journey.lanes import lanes
from persona_handbook.site.journey.map import Mark, Person, StageColumns, actor_marks


@dataclass(frozen=True, slots=True)
class Track:
    """The columns of a journey in which a person takes part, and those from which they continue to the next one."""

    person: Person
    mark: Mark
    takes_part: tuple[bool, ...]
    goes_on: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MapPart:
    """Some stages of a journey as one table. Curves and tracks are those of the whole journey.

    `left` is the number of columns in the parts before it, `total` the number of steps of the journey.
    """

    stages: tuple[StageColumns, ...]
    left: int
    total: int
    lanes: dict[str, str]
    curves: tuple[Curve, ...]
    other: OtherCurve | None
    tracks: tuple[Track, ...]

    @property
    def width(self) -> int:
        """The number of columns of the table, without the names of the lanes."""
        return sum(each.width for each in self.stages)

    @property
    def is_long(self) -> bool:
        """Whether it is wider than the usual maximum."""
        return self.width > MOST_STEPS

    @property
    def choices(self) -> dict[str, str]:
        """The lanes that can be hidden: all of them, and the actors."""
        return self.lanes | ({"actors": gettext_noop("Actors")} if self.tracks else {})

    @property
    def first(self) -> int:
        """The number of its first step."""
        return next((column.number for stage in self.stages for column in stage.steps), 0)

    @property
    def last(self) -> int:
        """The number of its last step."""
        return max((column.number for stage in self.stages for column in stage.steps), default=0)

    def crossing(self, lines: Sequence[CurvePiece]) -> tuple[CurvePiece, ...]:
        """Return the lines that cross this part."""
        here, there = STEP * self.left, STEP * (self.left + self.width)
        return tuple(line for line in lines if line.right > here and line.left < there)

    def branches(self, curve: Curve) -> tuple[Branch, ...]:
        """Return the branches of a curve that are labeled in this part."""
        return tuple(each for each in curve.lines.branches if self.has(each.across / STEP))

    def has(self, column: float) -> bool:
        """Return whether a position, in columns from the left of the whole map, is in this part."""
        return self.left <= column < self.left + self.width

    def across(self, column: float) -> float:
        """Return the distance of a position from the left of this part, in percent."""
        return round(100 * (column - self.left) / self.width, 2)

    def other_points(self) -> tuple[OtherPoint, ...]:
        """Return the points of the other journey's curve in this part."""
        return tuple(each for each in self.other.points if self.has(each.across)) if self.other else ()


def map_parts(stages: Sequence[StageColumns], journey: Journey, other: Journey | None) -> tuple[MapPart, ...]:
    """Split a map between stages so that no part has more columns than a diagram, except for longer stages.

    Args:
        stages: the columns of the whole journey
        journey: the journey
        other: the journey to compare, or None
    """
    way = flow(journey)
    laid_over = other_curve(stages, other) if other else None
    shown, drawn, tracks = lanes(each.stage for each in stages), curves(stages, way), _tracks(stages, way)
    total = sum(len(stage.steps) for stage in stages)
    parts: list[MapPart] = []
    for part in cut(stages, lambda stage: stage.width, MOST_STEPS):
        left = parts[-1].left + parts[-1].width if parts else 0
        parts.append(MapPart(tuple(part), left, total, shown, drawn, laid_over, tracks))
    return tuple(parts)


def _tracks(stages: Sequence[StageColumns], way: Flow) -> tuple[Track, ...]:
    """Return a track for each person, the persona first; empty if the persona is alone."""
    columns = [column for stage in stages for column in (stage.steps or (None,))]
    marked = actor_marks(stages)
    if all(person.theirs for person in marked):
        return ()
    linked = {(link.before + 1, link.after + 1) for link in way.transitions()}
    follows = [
        bool(one and other and (one.number, other.number) in linked)
        for one, other in zip(columns, [*columns[1:], None], strict=True)
    ]
    tracks = []
    for person, mark in marked.items():
        there = [column is not None and person in column.people for column in columns]
        on = [
            each and and_next and then for each, and_next, then in zip(there, [*there[1:], False], follows, strict=True)
        ]
        if any(there):
            tracks.append(Track(person, mark, tuple(there), tuple(on)))
    return tuple(tracks)
