from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.insight.freshness import MONTHS_BETWEEN_REVIEWS, unreviewed_since
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Never reviewed",
    why="Customers change. Without reviews, nobody notices when a persona is no longer correct.",
    source=(
        "Our own: a review every six months. In a survey of 156 practitioners by the Nielsen Norman Group, most "
        "teams revise their personas every 1 to 4 years."
    ),
    bad="""
# without reviews
created: 2026-01-12
""",
    good="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=(Persona, Journey),
    draft=None,
    clock=True,
)
def never_reviewed(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find a persona or journey without a review after the first due date."""
    since = unreviewed_since(file, given.handbook)
    due = months_after(since, file.review_every or MONTHS_BETWEEN_REVIEWS) if since else None
    if not file.reviews and (due is None or due < given.today):
        name = file.name if isinstance(file, Persona) else file.title
        where = file.place.at("name" if isinstance(file, Persona) else "title")
        wrong = gettext("“%(name)s” has never been reviewed.", name=name)
        way_out = gettext(
            "Review it against new evidence, and add an entry to `reviews` with `date`, `by`, `outcome` and "
            "`looked_at`."
        )
        yield Problem(where, wrong, way_out)
