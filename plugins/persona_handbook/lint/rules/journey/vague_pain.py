from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import comparable_words
from persona_handbook.languages.lists import lists_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.word_lists import language_of_file, word_finder
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
    options={"words": Option(5, "maximum number of words in a short pain point, without function words")},
)
def vague_pain(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find pain points of a few words that contain a meaningless word, unless `vague-words` reports them."""
    pattern, vague = (word_finder(kind, file, given) for kind in ("empty-pain", "vague"))
    pains = file.pains if isinstance(file, Persona) else [each for step in file.steps() for each in step.pains]
    language = language_of_file(file, given.handbook.settings)
    for pain in pains:
        hits = list(pattern.finditer(pain.text))
        told = isinstance(file, Persona) and vague.search(pain.text)
        longest = given.options["words"] * min(len(hits), 2)  # “complicated and confusing …” may be longer
        if hits and not told and len(hits) + _words_beside(hits, pain.text, language) <= longest:
            wrong = gettext("The pain point “%(pain)s” does not say what happened.", pain=pain.text)
            yield Problem(pain.place.at("text"), wrong, gettext("Describe an event that someone could observe."))


def _words_beside(hits: list[re.Match[str]], text: str, language: str) -> int:
    """Count the words of a text beside phrases found in it, without function words."""
    for hit in reversed(hits):
        text = f"{text[: hit.start()]} {text[hit.end() :]}"
    functional = " ".join(lists_of(language).get("function-words", {}).values()).split()
    return sum(word not in functional for word in comparable_words(text))
