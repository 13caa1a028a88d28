from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from persona_handbook.insight.freshness import freshness
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona

Dated = tuple[Place, str, dt.date]


@rule(
    title="Impossible date",
    why="A review dated in the future has not happened, and a review cannot use evidence that is newer.",
    source="Our own: a date records an event that has already happened.",
    bad="""
reviews:
  - {date: 2026-12-20, by: research, outcome: no-change, looked_at: [p-05]}
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    good="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=(Persona, Journey, Evidence),
    silences=("review-looked-at-nothing",),
)
def future_date(file: Persona | Journey | Evidence, given: Given) -> Iterator[Problem]:
    """Find dates after today, and reviews dated before the evidence that they cite."""
    for place, field, day in _days(file):
        if day > given.today:
            wrong = gettext("The date %(day)s in the field `%(field)s` is in the future.", day=day, field=field)
            yield Problem(place.at(field), wrong, gettext("Correct the date, or add the entry once it has happened."))
    if not isinstance(file, Evidence):
        yield from _reviews_before_their_evidence(file, given)


def _reviews_before_their_evidence(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    fresh = freshness(file, given.today)
    for review in file.reviews:
        if fresh.overdue and review is fresh.last:
            continue  # `review-overdue` reports this date
        seen = [
            given.handbook.evidence_by_id[name] for name in review.looked_at if name in given.handbook.evidence_by_id
        ]
        later = [each for each in seen if each.date.first_day > review.date]
        if later:
            told = " and ".join(f"`{each.id}` ({each.date.text})" for each in later)
            wrong = gettext("The review of %(date)s cites newer evidence: %(told)s.", date=review.date, told=told)
            yield Problem(
                review.place.at("date"),
                wrong,
                gettext("Correct the date of the review, or the evidence in `looked_at`."),
            )


def _days(file: Persona | Journey | Evidence) -> Iterator[Dated]:
    if isinstance(file, Evidence):
        yield file.place, "date", file.date.first_day
        return
    if file.created:
        yield file.place, "created", file.created
    for review in file.reviews:
        yield review.place, "date", review.date
    for decision in file.decisions if isinstance(file, Persona) else ():
        if decision.date:
            yield decision.place, "date", decision.date
        if decision.result and decision.result.date:
            yield decision.result.place, "date", decision.result.date
