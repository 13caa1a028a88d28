"""`expired-exception`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="An exception that has run out",
    why="An exception is a promise to mend something by a day; when the day has passed the finding counts again.",
    source="This handbook: what is accepted is accepted for a time.",
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
            wrong = f"The exception for `{exception.rule}` ran out on {exception.until}."
            way_out = "Mend what it accepted and delete it, or set a new day in `until` with a reason that still holds."
            yield Problem(exception.place.at("until"), wrong, way_out)
