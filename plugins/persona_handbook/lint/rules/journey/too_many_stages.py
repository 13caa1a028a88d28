from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Too many stages",
    why="Too many stages are hard to remember and to read.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): a few high-level phases. The limit is our own.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: s2, name: Stage 2}
  - {id: s3, name: Stage 3}
  - {id: s4, name: Stage 4}
  - {id: s5, name: Stage 5}
  - {id: s6, name: Stage 6}
  - {id: s7, name: Stage 7}
  - {id: s8, name: Stage 8}
  - {id: s9, name: Stage 9}
""",
    good="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: s2, name: Stage 2}
""",
    about=Journey,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"max": Option(8, "maximum number of stages")},
)
def too_many_stages(journey: Journey, given: Given) -> Iterator[Problem]:
    """Count the stages."""
    most = int(given.options["max"])
    if len(journey.stages) > most:
        wrong = gettext(
            "The journey has %(stages)s stages; the maximum is %(most)s.", stages=len(journey.stages), most=most
        )
        yield Problem(
            journey.place.key("stages"), wrong, gettext("Merge stages with the same goal, or split the journey.")
        )
