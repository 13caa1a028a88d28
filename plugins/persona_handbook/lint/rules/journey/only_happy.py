from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="No low point",
    why="A map without low points shows nothing to improve. Participants may have been polite.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): the emotions of a map have ups and downs.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: A, feeling: 3, touchpoint: X, evidence: [p-01]}
      - {action: B, feeling: 5, touchpoint: X, evidence: [p-01]}
      - {action: C, feeling: 4, touchpoint: X, evidence: [p-01]}
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
    options={
        "steps": Option(3, "minimum number of rated steps for the rule to apply"),
        "low": Option(2, "highest feeling that counts as a low point"),
    },
)
def only_happy(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find three or more felt steps none of which is at 2 or below."""
    felt = [step.feeling for step in journey.steps() if step.feeling is not None]
    if journey.state == "current" and len(felt) >= given.options["steps"] and min(felt) > given.options["low"]:
        wrong = gettext(
            "None of the %(felt)s rated steps is at %(low)s or lower.", felt=len(felt), low=f"{given.options['low']:g}"
        )
        yield Problem(journey.place.key("stages"), wrong, gettext("Ask what almost made them stop, and at which step."))
