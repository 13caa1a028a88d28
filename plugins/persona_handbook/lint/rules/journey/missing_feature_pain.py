from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Pain point is a missing feature",
    why="A missing feature is your problem. The pain point is what customers cannot do without it.",
    source="Ulwick 2005, What Customers Want: customers name solutions; ask for the outcome behind them.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 3
        touchpoint: Box
        evidence: [p-01]
        pains:
          - {text: There is no dashboard for returns.}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 3
        touchpoint: Box
        evidence: [p-01]
        pains:
          - {text: It takes a day to find out where a return is.}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=(Journey, Persona),
    words="missing-feature",
    active=Level.NOTE,
    draft=Level.NOTE,
)
def missing_feature_pain(file: Journey | Persona, given: Given) -> Iterator[Problem]:
    """Find pain points that only describe a missing feature."""
    pattern = word_finder("missing-feature", file, given)
    for pain in file.pains if isinstance(file, Persona) else [each for step in file.steps() for each in step.pains]:
        if pattern.match(pain.text):
            wrong = gettext("The pain point “%(pain)s” describes a missing feature.", pain=pain.text)
            yield Problem(
                pain.place.at("text"), wrong, gettext("Describe what they cannot get done, or what it costs them.")
            )
