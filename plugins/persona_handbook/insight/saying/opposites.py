"""Finds claims whose evidence says something like the opposite."""

from __future__ import annotations

import re
from functools import lru_cache

from persona_handbook.insight.likeness import stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.evidence import Evidence

NOT = re.compile(
    r"\b(?:not|never|no longer|nobody|(?:do|does|did|is|are|was|were|wo|would|can|could)n['\u2019]t|cannot"
    r"|nicht|nie(?:mals)?|kein(?:e[mnrs]?)?|niemand|jamais|aucune?|ne \w+ pas|n['\u2019]\w+ pas|pas (?:de|d['\u2019])"
    r"|nunca|jamás|não|nadie|ninguém|non?(?!-\w)|mai|nessuno|niet|nooit|geen|niemand)\b|ない(?!と)|ません",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;:!?。]\s*")
STEMS_TO_JUDGE = 3
STEMS_OF_A_DENIAL = 2
OF_THE_CLAIM = 0.4
OF_THE_DENIAL = 0.75
WORDS_OF_A_NOT = stems(
    ["never longer nobody cannot nicht niemals keine niemand jamais aucune nunca nessuno nooit niet"]
)


def says_the_opposite(talk: Evidence, claim: AnyClaim) -> bool:
    """Return whether a clause of an answer is made of the claim's words, with a “not” that the claim does not have."""
    # what would make somebody leave is the opposite of what they need
    given = talk.answers.given() if talk.answers else {}
    told_of_today = (answer for question, answer in given.items() if question != "would_leave")
    denials = [each for answer in told_of_today for each in _denials(answer.says or "")]
    if not denials or NOT.search(" ".join(claim.texts)):
        return False
    ours = stems(claim.texts)
    return any(_denies(ours, each) for each in denials)


def denies_the_other(one: str, other: str) -> bool:
    """Return whether one of two similar texts has a “not” about what both say, and the other has none."""
    return _denies_part_of(one, other) != _denies_part_of(other, one)


def _denies_part_of(text: str, other: str) -> bool:
    shared = stems((other,))
    return any(len(each & shared) >= STEMS_OF_A_DENIAL for each in _denials(text))


@lru_cache(maxsize=8192)
def _denials(said: str) -> tuple[frozenset[str], ...]:
    """Return the stems of each clause of an answer that holds a “not”; many claims cite the same answers."""
    return tuple(stems([part]) - WORDS_OF_A_NOT for part in CLAUSE.split(said) if NOT.search(part))


def _denies(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(ours & theirs)
    return shared >= STEMS_TO_JUDGE and shared >= OF_THE_CLAIM * len(ours) and shared >= OF_THE_DENIAL * len(theirs)
