from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Persona without a job story",
    why="People choose a product to get something done. Without a job story, the product team has to guess what.",
    source=(
        "Klement 2013, Replacing the User Story with the Job Story; Christensen, Hall, Dillon and Duncan 2016, "
        "Competing Against Luck."
    ),
    bad="""
# without jobs
""",
    good="""
jobs:
  - id: get-part-today
    situation: have a car on the lift and the wrong part in the box
    motivation: know within minutes who has the right one
    outcome: keep the promise I made this morning
""",
    about=Persona,
    draft=Level.WARNING,
)
def no_job(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a persona without any job story."""
    if not persona.jobs:
        wrong = gettext("“%(persona)s” has no job story.", persona=persona.name)
        way_out = gettext(
            "Add `jobs` with one entry: an `id`, and `situation`, `motivation` and `outcome` in the customer's words."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
