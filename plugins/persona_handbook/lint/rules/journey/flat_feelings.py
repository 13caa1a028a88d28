from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Same feeling at every step",
    why="Real journeys have highs and lows. A flat curve means that participants were not asked about feelings.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): the emotions of a map have ups and downs.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: A, feeling: 3, touchpoint: X, evidence: [p-01]}
      - {action: B, feeling: 3, touchpoint: X, evidence: [p-01]}
      - {action: C, feeling: 3, touchpoint: X, evidence: [p-01]}
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
    silences=("only-happy",),
    options={"steps": Option(3, "minimum number of rated steps for the rule to apply")},
)
def flat_feelings(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find three or more felt steps that all have the same feeling."""
    felt = [step.feeling for step in journey.steps() if step.feeling is not None]
    if len(felt) >= given.options["steps"] and len(set(felt)) == 1:
        wrong = gettext(
            "All %(number)s rated steps have the feeling %(feeling)s.", number=len(felt), feeling=f"{felt[0]:g}"
        )
        yield Problem(
            journey.place.key("stages"), wrong, gettext("Ask which moment was the worst and which was the best.")
        )
