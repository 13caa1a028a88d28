"""Finds claims whose evidence says something like the opposite."""

from __future__ import annotations

import re

from persona_handbook.insight.likeness import stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.evidence import Evidence

NOT = re.compile(
    r"\b(?:not|never|no longer|nobody|(?:do|does|did|is|are|was|were|wo|would|can|could)n['\u2019]t|cannot"
    r"|nicht|nie(?:mals)?|kein(?:e[mnrs]?)?|niemand|jamais|aucune?|ne \w+ pas|n['\u2019]\w+ pas|pas (?:de|d['\u2019])"
    r"|nunca|jamás|no|não|nadie|ninguém|non|mai|nessuno|niet|nooit|geen|niemand)\b|ない(?!と)|ません",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;:!?。]\s*")
STEMS_TO_JUDGE = 3
OF_THE_CLAIM = 0.4
OF_THE_DENIAL = 0.75
WORDS_OF_A_NOT = stems(
    ["never longer nobody cannot nicht niemals keine niemand jamais aucune nunca nessuno nooit niet"]
)


def says_the_opposite(talk: Evidence, claim: AnyClaim) -> bool:
    """Return whether a clause of an answer is made of the claim's words, with a “not” that the claim does not have."""
    told = " ".join(claim.texts)
    if NOT.search(told) or not talk.answers:
        return False
    ours = stems(claim.texts)
    # what would make somebody leave is the opposite of what they need
    told_of_today = (answer for question, answer in talk.answers.given().items() if question != "would_leave")
    clauses = (part for answer in told_of_today for part in CLAUSE.split(answer.says or ""))
    return any(_denies(ours, part) for part in clauses if NOT.search(part))


def _denies(ours: frozenset[str], part: str) -> bool:
    theirs = stems([part]) - WORDS_OF_A_NOT
    shared = len(ours & theirs)
    return shared >= STEMS_TO_JUDGE and shared >= OF_THE_CLAIM * len(ours) and shared >= OF_THE_DENIAL * len(theirs)
