"""Compares personas: their positions on the scales, and their claims by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from persona_handbook.insight.repetition.overlap import Overlap, overlap
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Axis

SIDE_BY_SIDE = (
    "jobs",
    "triggers",
    "pains",
    "alternatives",
    "influencers",
    "objections",
    "criteria",
    "channels",
    "behaviors",
    "goals",
    "churn_risks",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis, and the position of each persona on it (None: unknown)."""

    axis: Axis
    values: tuple[int | None, ...]

    @property
    def spread(self) -> int:
        """The difference between the highest and the lowest position."""
        known = [value for value in self.values if value is not None]
        return max(known) - min(known) if known else 0


@dataclass(frozen=True, slots=True)
class Side:
    """One field of all personas: the claims of each."""

    field: str
    claims: tuple[tuple[AnyClaim, ...], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two personas, and the claims they share."""

    one: Persona
    other: Persona
    overlap: Overlap


def scales(personas: Sequence[Persona], axes: Sequence[Axis]) -> tuple[Scale, ...]:
    """Return the positions of personas on the handbook's axes, by decreasing spread; unused axes are omitted."""
    values = [{point.axis: point.value for point in persona.scales} for persona in personas]
    found = (Scale(axis, tuple(each.get(axis.axis) for each in values)) for axis in axes)
    used = (scale for scale in found if any(value is not None for value in scale.values))
    return tuple(sorted(used, key=lambda scale: -scale.spread))


def sides(personas: Sequence[Persona]) -> tuple[Side, ...]:
    """Return the fields that any persona uses, each with the claims of all."""
    lists = [persona.claim_lists() for persona in personas]
    found = (Side(field, tuple(tuple(each[field]) for each in lists)) for field in SIDE_BY_SIDE)
    return tuple(side for side in found if any(side.claims))


def shared(personas: Sequence[Persona]) -> tuple[Shared, ...]:
    """Return the claims that each pair of personas shares, most similar pairs first."""
    found = [Shared(one, other, overlap(one, other)) for one, other in combinations(personas, 2)]
    return tuple(sorted((each for each in found if each.overlap.pairs), key=lambda each: -each.overlap.share))
