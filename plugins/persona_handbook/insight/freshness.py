"""How recently a persona or journey was reviewed, and when the next review is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from persona_handbook.dates.days import months_after
from persona_handbook.insight.counting import counts, repeats_itself
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.model.review import Review
from persona_handbook.reading.schema.schemas import schema_of

MONTHS_BETWEEN_REVIEWS: int = schema_of("persona")["properties"]["review_every"]["default"]


@dataclass(frozen=True, slots=True)
class Freshness:
    """The newest review, the due date of the next one, and whether it is overdue."""

    last: Review | None
    due: dt.date | None
    overdue: bool


def freshness(file: Persona | Journey, today: dt.date) -> Freshness:
    """Determine the freshness of a persona or journey on a date; later reviews are ignored."""
    held = [review for review in file.reviews if review.date <= today]
    last = max(held, key=lambda review: review.date, default=None)
    if last is None:
        return Freshness(None, None, overdue=False)
    due = months_after(last.date, file.review_every or MONTHS_BETWEEN_REVIEWS)
    return Freshness(last, due, overdue=due < today)


def unreviewed_since(file: Persona | Journey, handbook: Handbook) -> dt.date | None:
    """Return the start date for a file without a review: its creation, else its newest evidence."""
    cited = (
        handbook.evidence_of(file)
        if isinstance(file, Persona)
        else tuple(
            handbook.evidence_by_id[name]
            for step in file.steps()
            for name in step.evidence
            if name in handbook.evidence_by_id
        )
    )
    latest = newest(cited)
    return file.created or (latest.date.last_day if latest else None)


def looks_at_news(file: Persona | Journey, review: Review, handbook: Handbook, *, that_counts: bool = False) -> bool:
    """Return whether a review looked at evidence (that counts) newer than the review before it, if there is one.

    Args:
        file: contains all reviews
        review: one of these reviews
        handbook: contains the evidence
        that_counts: whether only evidence that counts matters
    """
    before = max((each.date for each in file.reviews if each.date < review.date), default=None)
    seen = [handbook.evidence_by_id[each] for each in review.looked_at if each in handbook.evidence_by_id]
    seen = [each for each in seen if not that_counts or counts(each, handbook)]
    seen = [each for each in seen if not handbook.once_for(each, repeats_itself)]
    return bool(seen) and (before is None or any(each.date.last_day > before for each in seen))


def newest(evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Return the newest evidence, or None if there is none."""
    return max(evidence, key=lambda each: (each.date.last_day, each.id), default=None)
