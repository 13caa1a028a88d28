from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, listed, ngettext, quoted
from persona_handbook.model.journey import Journey


@rule(
    title="Feeling without evidence",
    why="A guessed feeling is the team's, not the customer's.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): base a map on research.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box}
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
    active=Level.WARNING,
    draft=None,
)
def unevidenced_feeling(journey: Journey, _given: Given) -> Iterator[Problem]:
    """List the felt steps of a current-state journey without evidence; one finding for each journey."""
    steps = [step.action for step in journey.steps() if step.feeling is not None and not step.evidence]
    if steps and journey.state == "current":
        wrong = ngettext(
            "%(num)s rated step cites no evidence: %(listed)s.",
            "%(num)s rated steps cite no evidence: %(listed)s.",
            len(steps),
            listed=listed(map(quoted, steps)),
        )
        way_out = gettext("Cite the interviews that describe the feeling, or delete it.")
        yield Problem(journey.place.key("stages"), wrong, way_out, subject="steps")
