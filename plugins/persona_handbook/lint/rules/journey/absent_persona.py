from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Persona missing from most steps",
    why="If other people take most steps, the map shows their journey, not the persona's.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): one point of view for each map.",
    bad="""
actors: [{id: desk, name: Desk}]
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {actors: [desk], action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
      - {actors: [desk], action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=Journey,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def absent_persona(journey: Journey, _given: Given) -> Iterator[Problem]:
    """Find a journey whose persona takes part in fewer than half of the steps."""
    steps = list(journey.steps())
    taking_part = sum(not step.actors or journey.persona in step.actors for step in steps)
    if steps and 2 * taking_part < len(steps):
        wrong = gettext(
            "`%(persona)s` is involved in %(part)s of %(steps)s steps of its own journey.",
            persona=journey.persona,
            part=taking_part,
            steps=len(steps),
        )
        yield Problem(
            journey.place.at("persona"),
            wrong,
            gettext("Describe the journey from the persona's side, or assign it to another persona."),
        )
