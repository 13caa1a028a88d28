from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Expired exception",
    why="An exception accepts a finding until a date. After that date, the finding counts again.",
    source="Our own: an exception has an end date.",
    bad="""
# without decisions
status: draft
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2026-03-31}
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    good="""
# without decisions
status: draft
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2027-03-31}
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    about=(Persona, Journey),
    active=Level.WARNING,
    draft=Level.WARNING,
    clock=True,
    last=True,
)
def expired_exception(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find exceptions whose last day has passed."""
    for exception in file.exceptions:
        if exception.until < given.today:
            wrong = gettext(
                "The exception for `%(rule)s` expired on %(until)s.", rule=exception.rule, until=exception.until
            )
            way_out = gettext(
                "Fix the finding and delete the exception, or set a later date in `until` with a valid reason."
            )
            yield Problem(exception.place.at("until"), wrong, way_out)
