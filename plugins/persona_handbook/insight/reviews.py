"""Reviews: overdue, missing and upcoming ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePosixPath

from persona_handbook.insight.freshness import Freshness, freshness
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@dataclass(frozen=True, slots=True)
class ReviewState:
    """An active persona or journey and its freshness."""

    file: Persona | Journey
    fresh: Freshness

    @property
    def title(self) -> str:
        """Its display name."""
        return self.file.name if isinstance(self.file, Persona) else self.file.title

    @property
    def order(self) -> tuple[bool, str]:
        """Sort key among reviews of the same day: journeys first, then by file name."""
        return isinstance(self.file, Persona), PurePosixPath(self.file.path).name


@dataclass(frozen=True, slots=True)
class ReviewsDue:
    """The reviews of a handbook on a date: overdue ones (longest first), files never reviewed, and upcoming ones."""

    overdue: tuple[ReviewState, ...]
    never: tuple[ReviewState, ...]
    to_come: tuple[ReviewState, ...]

    @property
    def coming(self) -> ReviewState | None:
        """The next upcoming review."""
        return self.to_come[0] if self.to_come else None


def reviews_due(handbook: Handbook, today: dt.date) -> ReviewsDue:
    """Return the reviews of active personas and journeys; drafts and retired files need none."""
    kept = reviewable_files(handbook, today)
    reviewed = sorted((each for each in kept if each.fresh.due), key=lambda each: (each.fresh.due or today, each.order))
    return ReviewsDue(
        overdue=tuple(each for each in reviewed if each.fresh.overdue),
        never=tuple(each for each in kept if not each.fresh.last),
        to_come=tuple(each for each in reviewed if not each.fresh.overdue),
    )


def reviewable_files(handbook: Handbook, today: dt.date) -> list[ReviewState]:
    """Return the active personas and journeys with their freshness."""
    files: tuple[Persona | Journey, ...] = (*handbook.personas, *handbook.journeys)
    return [ReviewState(each, freshness(each, today)) for each in files if each.status == "active"]
