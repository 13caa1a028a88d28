from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="No emotional or social job",
    why="People also choose products for how they feel and how others see them.",
    source=(
        "Christensen, Hall, Dillon and Duncan 2016, Competing Against Luck: jobs have functional, emotional and "
        "social dimensions. Opposing view: Ulwick 2016, Jobs to be Done, puts the functional job first."
    ),
    bad="""
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
    kind: functional
    evidence: [p-01]
""",
    good="""
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: know who has the right one
    outcome: keep my word
    kind: social
    evidence: [p-01]
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
)
def only_functional_jobs(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a persona without emotional and social jobs."""
    if persona.jobs and not any(job.kind in {"emotional", "social"} for job in persona.jobs):
        wrong = gettext("“%(persona)s” has no emotional or social job.", persona=persona.name)
        yield Problem(
            persona.place.key("jobs"),
            wrong,
            gettext("Ask what was at stake for them, and add a job with `kind: emotional` or `kind: social`."),
        )
