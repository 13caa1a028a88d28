"""A journey's map in parts that fit on a screen and on a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.columns import cut
from persona_handbook.site.journey.curves import Curve, OtherCurve, curves, other_curve
from persona_handbook.site.journey.diagram import MOST_STEPS
from persona_handbook.site.journey.map import Person, StageColumns, lanes


@dataclass(frozen=True, slots=True)
class Track:
    """At which columns somebody takes part."""

    person: Person
    takes_part: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MapPart:
    """Some stages of a journey as one table."""

    stages: tuple[StageColumns, ...]
    lanes: dict[str, str]
    curves: tuple[Curve, ...]
    other: OtherCurve | None
    tracks: tuple[Track, ...]

    @property
    def width(self) -> int:
        """How many columns the table has beside the names of its lanes."""
        return sum(each.width for each in self.stages)


def map_parts(stages: Sequence[StageColumns], other: Journey | None) -> tuple[MapPart, ...]:
    """Cut a map between stages so that no part has more columns than a diagram; a longer stage is a part of its own.

    Args:
        stages: the columns of the whole journey
        other: the journey that it is compared to, or None
    """
    return tuple(_part(tuple(part), other) for part in cut(stages, lambda stage: stage.width, MOST_STEPS))


def _part(stages: tuple[StageColumns, ...], other: Journey | None) -> MapPart:
    laid_over = other_curve(stages, other) if other else None
    return MapPart(stages, lanes(stages), curves(stages), laid_over, _tracks(stages))


def _tracks(stages: tuple[StageColumns, ...]) -> tuple[Track, ...]:
    """Give a track for each person, the persona first; none where the persona is alone."""
    columns = [column for stage in stages for column in (stage.steps or (None,))]
    found = dict.fromkeys(person for column in columns if column for person in column.people)
    if all(person.theirs for person in found):
        return ()
    return tuple(
        Track(person, tuple(column is not None and person in column.people for column in columns))
        for person in sorted(found, key=lambda each: not each.theirs)
    )
