from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.insight.freshness import freshness
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Review overdue",
    why="Claims become outdated. The review date shows whether to trust the page.",
    source=(
        "Our own: a review every six months. In a survey of 156 practitioners by the Nielsen Norman Group, most "
        "teams revise their personas every 1 to 4 years."
    ),
    bad="""
created: 2025-11-02
reviews:
  - {date: 2025-12-01, by: research, outcome: no-change, looked_at: [sales-calls]}
""",
    good="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=(Persona, Journey),
    draft=None,
    clock=True,
)
def review_overdue(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find a persona or journey whose newest review is older than `review_every` months."""
    fresh = freshness(file, given.today)
    if fresh.overdue and fresh.last and fresh.due:
        name = file.name if isinstance(file, Persona) else file.title
        late = (given.today - fresh.due).days
        wrong = ngettext(
            "“%(name)s” was last reviewed on %(last)s, and the next review was due on %(due)s, %(num)s day ago.",
            "“%(name)s” was last reviewed on %(last)s, and the next review was due on %(due)s, %(num)s days ago.",
            late,
            name=name,
            last=fresh.last.date,
            due=fresh.due,
        )
        way_out = gettext("Review it against new evidence, and add an entry to `reviews`.")
        yield Problem(fresh.last.place.at("date"), wrong, way_out)
