"""`packed-claim`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import word_count
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.word_lists import language_of_file
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

ENDS = re.compile(r"(?:(?<=\w{2})[.!?]|;)\s+(?=\S)")
AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en"}
CLAUSES_OF_A_LIST = 3
BELONGS_TO_ANOTHER = re.compile(
    r"(?:with(?:out)?|in|at|on|for|from|of|to|by|as|which|who|that|because|while|when|where|if|before|after|until|not|or"
    r"|mit|ohne|bei|auf|für|von|zu|als|weil|wenn|während|bevor|bis|wo|avec|sans|dans|pour|chez|quand|parce|où|con|sin|para"
    r"|por|cuando|porque|donde|com|sem|quando|onde|senza|per|perché|dove|met|zonder|voor|bij|als|terwijl|omdat|waar)\b",
    re.IGNORECASE,
)


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
    options={"words": Option(3, "minimum number of words that make a clause a separate claim")},
)
def packed_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims of several sentences, of clauses joined by semicolons, or of three clauses joined by “and”."""
    least = int(given.options["words"])
    joined_by = AND.get(language_of_file(persona, given.handbook.settings))
    for claim in persona.claims():
        number = statements(claim.text, least, joined_by) if len(claim.texts) == 1 else 1
        if number > 1:
            wrong = gettext("The claim `%(claim)s` contains %(number)s claims.", claim=claim.id, number=number)
            yield Problem(claim.place.at("id"), wrong, gettext("Make each one a separate claim with its own evidence."))


def statements(text: str, least: int, joined_by: str | None) -> int:
    """Return how many statements a text makes.

    Args:
        text: what a claim says
        least: how many words a clause has, below which it is none
        joined_by: the “and” of its language, if it is known
    """
    clauses = [clause for clause in ENDS.split(text) if word_count(clause) >= least]
    if len(clauses) > 1 or not joined_by:
        return max(len(clauses), 1)
    parts = re.split(rf",?\s+{joined_by}\s+|,\s+", text)
    listed = [each for each in parts if word_count(each) >= least and not BELONGS_TO_ANOTHER.match(each)]
    return len(listed) if len(listed) >= CLAUSES_OF_A_LIST and re.search(rf"\s{joined_by}\s", text) else 1
