from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, listed, quoted
from persona_handbook.model.journey import Journey


@rule(
    title="Step without a touchpoint or channel",
    why="Without a touchpoint, no team knows which part to improve.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): touchpoints and channels.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, evidence: [p-01]}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
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
    active=Level.NOTE,
    draft=None,
)
def step_without_touchpoint(journey: Journey, _given: Given) -> Iterator[Problem]:
    """List the steps with neither a touchpoint nor a channel; one finding for each journey."""
    steps = [step.action for step in journey.steps() if not step.touchpoint and not step.channel]
    if steps:
        wrong = gettext("Steps without a touchpoint or channel: %(listed)s.", listed=listed(map(quoted, steps)))
        yield Problem(journey.place.key("stages"), wrong, gettext("Add `touchpoint:` or `channel:`."), subject="steps")
