"""Personas side by side: where they stand on the same scales, and what they say to the same questions."""

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
    """An axis, and where each persona stands on it (None: nobody said)."""

    axis: Axis
    values: tuple[int | None, ...]

    @property
    def spread(self) -> int:
        """How far the two that differ most are apart."""
        known = [value for value in self.values if value is not None]
        return max(known) - min(known) if known else 0


@dataclass(frozen=True, slots=True)
class Side:
    """One field of all personas: the claims of each."""

    field: str
    claims: tuple[tuple[AnyClaim, ...], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two personas, and what both of them say."""

    one: Persona
    other: Persona
    overlap: Overlap


def scales(personas: Sequence[Persona], axes: Sequence[Axis]) -> tuple[Scale, ...]:
    """Put personas on the handbook's axes, those on which they differ most first; unused ones are left out."""
    values = [{point.axis: point.value for point in persona.scales} for persona in personas]
    found = (Scale(axis, tuple(each.get(axis.axis) for each in values)) for axis in axes)
    used = (scale for scale in found if any(value is not None for value in scale.values))
    return tuple(sorted(used, key=lambda scale: -scale.spread))


def sides(personas: Sequence[Persona]) -> tuple[Side, ...]:
    """Give the fields that some persona fills, each with the claims of all."""
    lists = [persona.claim_lists() for persona in personas]
    found = (Side(field, tuple(tuple(each[field]) for each in lists)) for field in SIDE_BY_SIDE)
    return tuple(side for side in found if any(side.claims))


def shared(personas: Sequence[Persona]) -> tuple[Shared, ...]:
    """Give what each two personas both say, those that share most first."""
    found = [Shared(one, other, overlap(one, other)) for one, other in combinations(personas, 2)]
    return tuple(sorted((each for each in found if each.overlap.pairs), key=lambda each: -each.overlap.share))
