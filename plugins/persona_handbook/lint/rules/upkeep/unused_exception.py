from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Unused exception",
    why="The finding is fixed. A leftover exception would hide the same problem if it returns.",
    source="Our own: remove an exception when nothing needs it.",
    bad="""
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2027-03-31}
""",
    good="""
# without decisions
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2027-03-31}
""",
    about=(Persona, Journey),
    active=Level.WARNING,
    draft=Level.WARNING,
    last=True,
)
def unused_exception(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find valid exceptions whose rule finds nothing in the file and is not waiting for other fixes."""
    for exception in file.exceptions:
        is_known = exception.rule in given.rule_names
        is_needed = {(file.path, exception.rule), ("", exception.rule)} & given.found
        if is_known and exception.until >= given.today and not is_needed:
            wrong = gettext(
                "The exception for `%(rule)s` is not needed: the rule has no finding here.", rule=exception.rule
            )
            yield Problem(exception.place.at("rule"), wrong, gettext("Delete the exception."))
