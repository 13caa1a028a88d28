"""The position of a persona or participant on one of the handbook's axes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


@dataclass(frozen=True, kw_only=True)
class ScalePoint:
    """A position on one of the handbook's axes, from 1 to 5."""

    axis: str
    value: int
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)
