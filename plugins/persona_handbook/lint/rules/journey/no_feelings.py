from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="No feelings",
    why="Without feelings, a journey is a process chart. It does not show where customers struggle.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): emotions are a part of every map.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, touchpoint: Box}
      - {action: Finds another, touchpoint: Shop}
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
    silences=("flat-feelings", "only-happy", "unevidenced-feeling", "wasted-low-point"),
)
def no_feelings(journey: Journey, _given: Given) -> Iterator[Problem]:
    """Find a journey without a feeling, as number or text, at any step."""
    steps = list(journey.steps())
    if steps and not any(step.feeling is not None or step.emotion for step in steps):
        way_out = gettext("Add `feeling:` from 1 to 5 to each step where you know how the persona felt.")
        yield Problem(journey.place.key("stages"), gettext("No step has a feeling."), way_out)
