from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.freshness import freshness
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Review due soon",
    why="Reviews take place when they are planned. Unplanned ones are postponed.",
    source=(
        "Our own: a review every six months. In a survey of 156 practitioners by the Nielsen Norman Group, most "
        "teams revise their personas every 1 to 4 years."
    ),
    bad="""
created: 2025-11-02
reviews:
  - {date: 2026-04-20, by: research, outcome: no-change, looked_at: [sales-calls]}
""",
    good="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=(Persona, Journey),
    active=Level.NOTE,
    draft=None,
    clock=True,
    options={"days": Option(30, "number of days before the due date")},
)
def review_due_soon(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find personas and journeys whose review is due within a number of days."""
    fresh = freshness(file, given.today)
    days = (fresh.due - given.today).days if fresh.due else None
    if fresh.last and days is not None and 0 <= days <= given.options["days"]:
        wrong = ngettext(
            "The next review is due on %(due)s, in %(num)s day.",
            "The next review is due on %(due)s, in %(num)s days.",
            days,
            due=fresh.due,
        )
        if days == 0:
            wrong = gettext("The next review is due today.")
        elif days == 1:
            wrong = gettext("The next review is due tomorrow.")
        yield Problem(fresh.last.place.at("date"), wrong, gettext("Schedule it, and list the evidence to review."))
