"""`vague-pain`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import words
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.word_lists import words_of
from persona_handbook.model.journey import Journey


@rule(
    title="A pain that does not say what happened",
    why="“Friction” is the name of a drawer; nobody can mend it.",
    source="Nielsen Norman Group, writing findings: say what happened.",
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
          - {text: Bad UX}
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
          - {text: The part in the box is for the left side.}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=Journey,
    words="empty-pain",
    active=Level.WARNING,
    draft=Level.NOTE,
    options={"words": Option(5, "words up to which a pain is short")},
)
def vague_pain(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find pains of a few words, one of which says nothing."""
    pattern = words_of("empty-pain", journey, given)
    for step in journey.steps():
        for pain in step.pains:
            found = pattern.search(pain.text)
            if found and len(words(pain.text)) <= given.options["words"]:
                wrong = f"The pain “{pain.text}” does not say what happened."
                yield Problem(pain.place.at("text"), wrong, "Write what somebody could have filmed.")
