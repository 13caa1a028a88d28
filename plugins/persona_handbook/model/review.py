"""What keeps a persona or a journey alive: its reviews, its accepted exceptions, and the prose beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


@dataclass(frozen=True, kw_only=True)
class Review:
    """Somebody looked at it again on a day, against some evidence, and decided what to do."""

    date: dt.date
    by: str
    outcome: str
    looked_at: tuple[str, ...] = ()
    note: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AcceptedException:
    """A finding that the team accepts for a time, with the reason."""

    rule: str
    reason: str
    until: dt.date
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Long prose of any kind, in Markdown."""

    title: str
    body: str
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)
