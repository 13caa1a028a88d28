"""`vague-words`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.model.persona import Persona


@rule(
    title="Vague words",
    why="Readers interpret vague words differently, and cannot test them.",
    source=(
        "Wiegers and Beatty 2013, Software Requirements: ambiguous terms to avoid. Against it: people speak "
        "vaguely, so quotes are not checked."
    ),
    bad="""
goals:
  - {id: a-goal, text: Orders parts quickly and efficiently., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: Orders a part in under two minutes., evidence: [p-01]}
""",
    about=Persona,
    words="vague",
    active=Level.NOTE,
    draft=Level.NOTE,
)
def vague_words(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find vague words in claims; names, quotes and tags are not looked at."""
    pattern = word_finder("vague", persona, given)
    for claim in persona.claims():
        found = next((hit for text in claim.texts if (hit := pattern.search(text))), None)
        if found:
            wrong = f"The claim `{claim.id}` uses “{found[0]}” instead of a number or an observation."
            yield Problem(
                claim.place.at("id"), wrong, "Write how long, how often or how much, in the participant's words."
            )
