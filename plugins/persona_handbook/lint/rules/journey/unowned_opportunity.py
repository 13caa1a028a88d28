"""`unowned-opportunity`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.journey import Journey

WAYS_OUT = {"owner": "`owner:` with who sees to it", "metric": "`metric:` with the figure that will tell"}


@rule(
    title="An opportunity that is nobody's",
    why="An opportunity without an owner is a wish, one without a metric cannot be missed.",
    source="Nielsen Norman Group, Journey Mapping 101: ownership and metrics.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 1
        touchpoint: Box
        evidence: [p-01]
        opportunities:
          - {id: check-number, text: Check the number first.}
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
)
def unowned_opportunity(journey: Journey, _given: Given) -> Iterator[Problem]:
    """Find opportunities without an owner or without a metric."""
    for step in journey.steps():
        for opportunity in step.opportunities:
            missing = [name for name in WAYS_OUT if not getattr(opportunity, name)]
            if missing:
                wrong = f"The opportunity `{opportunity.id}` has no {' and no '.join(missing)}."
                way_out = f"Add {' and '.join(WAYS_OUT[name] for name in missing)}."
                yield Problem(opportunity.place.at("id"), wrong, way_out, subject=opportunity.id)
