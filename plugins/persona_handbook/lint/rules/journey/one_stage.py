from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Too few stages",
    why="A journey connects stages. One stage is a moment.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): a map has phases.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
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
    draft=Level.NOTE,
    options={"min": Option(2, "minimum number of stages")},
)
def one_stage(journey: Journey, given: Given) -> Iterator[Problem]:
    """Count the stages."""
    least = int(given.options["min"])
    if len(journey.stages) < least:
        wrong = gettext(
            "The journey has too few stages: %(stages)s; the minimum is %(least)s.",
            stages=len(journey.stages),
            least=least,
        )
        yield Problem(journey.place.key("stages"), wrong, gettext("Add the stages before and after it."))
