"""`no-decision`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="A persona with which nothing was decided",
    why=(
        "A persona is worth its keep if a team decides something with it; one that decided nothing hangs on the wall."
    ),
    source=("Kim Goodwin, Designing for the Digital Age: personas are tools for deciding; else they are decoration."),
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
        wrong = f"Nothing was ever decided with “{persona.name}”."
        way_out = "Write the next thing that it settles under `decisions`, with the `team` and the claims it rests on."
        yield Problem(persona.place.at("name"), wrong, way_out)
