from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Stage named in internal jargon",
    why="Customers do not experience your funnel. Stages named after it map the company, not the journey.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): tell the journey from the actor's point of view.",
    bad="""
stages:
  - id: trouble
    name: Lead qualification
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
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
    words="company",
    active=Level.WARNING,
    draft=Level.NOTE,
)
def company_words(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find stages named in internal jargon."""
    pattern = word_finder("company", journey, given)
    for stage in journey.stages:
        found = pattern.search(stage.name)
        if found:
            wrong = gettext(
                "The stage “%(stage)s” uses internal jargon: “%(found)s”.", stage=stage.name, found=found[0]
            )
            yield Problem(stage.place.at("name"), wrong, gettext("Name the stage in the customer's words."))
