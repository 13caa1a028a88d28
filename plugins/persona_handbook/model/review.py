"""Reviews, accepted exceptions and free sections of personas and journeys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


@dataclass(frozen=True, kw_only=True)
class Review:
    """A review on a date, the evidence that was considered, and its outcome."""

    date: dt.date
    by: str
    outcome: str
    looked_at: tuple[str, ...] = ()
    note: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AcceptedException:
    """A finding that the team accepts until a date, with the reason."""

    rule: str
    reason: str
    until: dt.date
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Free text in Markdown."""

    title: str
    body: str
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)
