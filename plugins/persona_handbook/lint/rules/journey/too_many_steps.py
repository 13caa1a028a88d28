from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.flow import flow
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Too many steps",
    why="A map of every click hides the steps that matter.",
    source=(
        "Our own: a map that nobody reads changes nothing. Opposing view: a service blueprint (Shostack 1984) needs "
        "more steps."
    ),
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
      - {action: Step 0, touchpoint: X}
      - {action: Step 1, touchpoint: X}
      - {action: Step 2, touchpoint: X}
      - {action: Step 3, touchpoint: X}
      - {action: Step 4, touchpoint: X}
      - {action: Step 5, touchpoint: X}
      - {action: Step 6, touchpoint: X}
      - {action: Step 7, touchpoint: X}
      - {action: Step 8, touchpoint: X}
      - {action: Step 9, touchpoint: X}
      - {action: Step 10, touchpoint: X}
      - {action: Step 11, touchpoint: X}
      - {action: Step 12, touchpoint: X}
      - {action: Step 13, touchpoint: X}
      - {action: Step 14, touchpoint: X}
      - {action: Step 15, touchpoint: X}
      - {action: Step 16, touchpoint: X}
      - {action: Step 17, touchpoint: X}
      - {action: Step 18, touchpoint: X}
      - {action: Step 19, touchpoint: X}
      - {action: Step 20, touchpoint: X}
      - {action: Step 21, touchpoint: X}
      - {action: Step 22, touchpoint: X}
      - {action: Step 23, touchpoint: X}
      - {action: Step 24, touchpoint: X}
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
    draft=Level.WARNING,
    options={"max": Option(25, "maximum number of steps")},
)
def too_many_steps(journey: Journey, given: Given) -> Iterator[Problem]:
    """Count the steps."""
    most, count = int(given.options["max"]), flow(journey).longest()
    if count > most:
        wrong = gettext("The journey has %(count)s steps; the maximum is %(most)s.", count=count, most=most)
        yield Problem(
            journey.place.key("stages"), wrong, gettext("Keep the steps where customers feel or decide something.")
        )
