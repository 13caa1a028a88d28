from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import comparable_words
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Vague pain point",
    why="A category such as “friction” does not say what happened, so no team can fix it.",
    source="Flanagan 1954, The Critical Incident Technique: report what happened, not how it was judged.",
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
    about=(Journey, Persona),
    words="empty-pain",
    active=Level.WARNING,
    draft=Level.NOTE,
    options={"words": Option(5, "maximum number of words in a short pain point")},
)
def vague_pain(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find pain points of a few words that contain a meaningless word, unless `vague-words` reports them."""
    pattern, vague = (word_finder(kind, file, given) for kind in ("empty-pain", "vague"))
    pains = file.pains if isinstance(file, Persona) else [each for step in file.steps() for each in step.pains]
    for pain in pains:
        found = pattern.search(pain.text)
        told = isinstance(file, Persona) and vague.search(pain.text)
        if found and not told and len(comparable_words(pain.text)) <= given.options["words"]:
            wrong = gettext("The pain point “%(pain)s” does not say what happened.", pain=pain.text)
            yield Problem(pain.place.at("text"), wrong, gettext("Describe an event that someone could observe."))
