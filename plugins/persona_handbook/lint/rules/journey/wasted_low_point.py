from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Lowest step without an opportunity",
    why="Improving the lowest point has the most impact. A map should propose how.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): a map leads to opportunities.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 1, touchpoint: Box, evidence: [p-01]}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 1
        touchpoint: Box
        evidence: [p-01]
        opportunities:
          - {id: check-number, text: Check the number first., owner: product, metric: Returns}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=Journey,
    active=Level.WARNING,
    draft=Level.NOTE,
    options={"low": Option(2, "highest feeling that counts as a low point")},
)
def wasted_low_point(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find the lowest step, at 2 or below, if it has no opportunity."""
    felt = [(step.feeling, step) for step in journey.steps() if step.feeling is not None]
    if not felt or journey.state != "current":
        return
    lowest = min(feeling for feeling, _ in felt)
    worst = [step for feeling, step in felt if feeling == lowest]
    if lowest <= given.options["low"] and not any(step.opportunities for step in worst):
        wrong = gettext(
            "“%(action)s” is the lowest step (%(lowest)s of 5) and has no opportunity.",
            action=worst[0].action,
            lowest=f"{lowest:g}",
        )
        yield Problem(
            worst[0].place.at("action"), wrong, gettext("Add an improvement for this step to `opportunities`.")
        )
