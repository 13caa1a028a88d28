"""`packed-claim`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona

ENDS = re.compile(r"(?:(?<=\w{2})[.!?]|;)\s+(?=\S)")


@rule(
    title="A claim that makes several",
    why="No evidence can be for three things at once, and none of the three can be taken back alone.",
    source="Karl Wiegers, Software Requirements: one requirement at a time.",
    bad="""
goals:
  - {id: a-goal, text: No lift stands still; customers come back; and the books are done on Friday., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: No lift stands still because a part is missing., evidence: [p-01]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    options={"words": Option(4, "words that make a clause a claim of its own")},
)
def packed_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims of several sentences, or of several main clauses told with semicolons."""
    for claim in persona.claims():
        text = claim.text if len(claim.words) == 1 else ""
        parts = [part for part in ENDS.split(text) if len(part.split()) >= given.options["words"]]
        if len(parts) > 1:
            wrong = f"The claim `{claim.id}` makes {len(parts)} claims at once."
            yield Problem(claim.place.at("id"), wrong, "Give each a claim of its own, with its own evidence.")
