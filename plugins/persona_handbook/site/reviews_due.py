"""Which reviews are overdue, which files nobody ever reviewed, and which review comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from persona_handbook.insight.freshness import Freshness, freshness
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@dataclass(frozen=True, slots=True)
class Kept:
    """A persona or a journey that is kept up to date, with its page and how fresh it is."""

    title: str
    page: str
    fresh: Freshness


@dataclass(frozen=True, slots=True)
class ReviewsDue:
    """The reviews of a handbook on a day: the longest overdue first, the files never reviewed, the next one due."""

    overdue: tuple[Kept, ...]
    never: tuple[Kept, ...]
    coming: Kept | None


def reviews_due(handbook: Handbook, today: dt.date) -> ReviewsDue:
    """Tell which reviews of active personas and journeys are due; drafts and what is retired need none."""
    files: tuple[Persona | Journey, ...] = (*handbook.personas, *handbook.journeys)
    kept = [_kept(each, today) for each in files if each.status == "active"]
    reviewed = sorted((each for each in kept if each.fresh.due), key=lambda each: (each.fresh.due or today, each.page))
    return ReviewsDue(
        overdue=tuple(each for each in reviewed if each.fresh.overdue),
        never=tuple(each for each in kept if not each.fresh.last),
        coming=next((each for each in reviewed if not each.fresh.overdue), None),
    )


def _kept(file: Persona | Journey, today: dt.date) -> Kept:
    if isinstance(file, Persona):
        return Kept(file.name, f"personas/{file.id}.md", freshness(file, today))
    return Kept(file.title, f"journeys/{file.id}.md", freshness(file, today))
