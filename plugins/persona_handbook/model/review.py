"""Reviews, accepted exceptions and free sections of personas and journeys."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from persona_handbook.model.part import Part


@dataclass(frozen=True, kw_only=True)
class Review(Part):
    """A review on a date, the evidence that was considered, and its outcome."""

    date: dt.date
    by: str
    outcome: str
    looked_at: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptedException(Part):
    """A finding that the team accepts until a date, with the reason."""

    rule: str
    reason: str
    until: dt.date


@dataclass(frozen=True, kw_only=True)
class Section(Part):
    """Free text in Markdown."""

    title: str
    body: str
