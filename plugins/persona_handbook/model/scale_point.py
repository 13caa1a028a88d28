"""The position of a persona or participant on one of the handbook's axes."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.model.part import Part


@dataclass(frozen=True, kw_only=True)
class ScalePoint(Part):
    """A position on one of the handbook's axes, from 1 to 5."""

    axis: str
    value: int
