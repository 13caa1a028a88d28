"""`packed-claim`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import word_count
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona

ENDS = re.compile(r"(?:(?<=\w{2})[.!?]|;)\s+(?=\S)")


@rule(
    title="Several claims in one",
    why="Evidence cannot support several statements at once, and you cannot remove one of them alone.",
    source="ISO/IEC/IEEE 29148:2018: a requirement is singular. That it applies to claims is our own.",
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
    options={"words": Option(4, "minimum number of words that make a clause a separate claim")},
)
def packed_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims with several sentences, or several main clauses separated by semicolons."""
    for claim in persona.claims():
        text = claim.text if len(claim.texts) == 1 else ""
        parts = [part for part in ENDS.split(text) if word_count(part) >= given.options["words"]]
        if len(parts) > 1:
            wrong = f"The claim `{claim.id}` contains {len(parts)} claims."
            yield Problem(claim.place.at("id"), wrong, "Make each one a separate claim with its own evidence.")
