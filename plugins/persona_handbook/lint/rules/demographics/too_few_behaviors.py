from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Too few behaviors",
    why="A persona is based on observed behavior. All other details can be invented.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: a persona is a pattern of observed behavior. The "
        "limit is our own."
    ),
    bad="""
behaviors:
  - id: calls-two-suppliers
    text: Calls two suppliers at once.
    evidence: [p-03, p-05]
goals:
  - {id: lift-never-idle, text: No lift stands still., evidence: [p-03, p-04, p-05]}
""",
    good="""
behaviors:
  - id: calls-two-suppliers
    text: Calls two suppliers at once.
    evidence: [p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-03, p-04]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-04, p-05]
""",
    about=Persona,
    draft=Level.NOTE,
    options={"min": Option(3, "minimum number of behaviors")},
)
def too_few_behaviors(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the behaviors."""
    least, found = int(given.options["min"]), len(persona.behaviors)
    if found < least:
        where = persona.place.key("behaviors") if found else persona.place.at("name")
        wrong = gettext(
            "“%(persona)s” has too few behaviors: %(found)s; the minimum is %(least)s.",
            persona=persona.name,
            found=found,
            least=least,
        )
        yield Problem(
            where, wrong, gettext("Add to `behaviors` what you saw or heard them do: actions a camera could record.")
        )
