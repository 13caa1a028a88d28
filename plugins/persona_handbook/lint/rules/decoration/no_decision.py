from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="No decision",
    why="A persona is useful only if a team makes decisions with it.",
    source=(
        "Matthews, Judge and Whittaker 2012: practitioners used personas almost only for communication, hardly for "
        "design; Goodwin 2009, Designing for the Digital Age: personas are tools for decisions."
    ),
    bad="""
# without decisions
""",
    good="""
decisions:
  - id: show-shelf-stock
    team: product
    decision: Show the stock on the shelf.
    because: [late-parts]
""",
    about=Persona,
    draft=Level.NOTE,
)
def no_decision(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a persona without any decision."""
    if not persona.decisions:
        wrong = gettext("No decision is recorded for “%(persona)s”.", persona=persona.name)
        way_out = gettext(
            "Add the next decision made with it to `decisions`, with the `team` and the claims in `because`."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
