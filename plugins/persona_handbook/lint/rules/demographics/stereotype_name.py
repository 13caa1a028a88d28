"""`stereotype-name`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona

NAME_THE_ROLE = re.compile(r"[^\W\d_]+,? (?:the|der|die|das) [^\W\d_]+", re.IGNORECASE)
PAIR = 2
ROLE = re.compile(
    r"(?:er|or|ist|ant|ent|ian|man|yst|ive|ee|eur|rat|ung|ion|ing|staff|team|people|lead|desk|s)$", re.IGNORECASE
)


@rule(
    title="A name that is a stereotype",
    why="“Marketing Mary” is remembered for the rhyme; everybody fills in the rest with a cliché.",
    source="Nielsen Norman Group, personas: names should not make a caricature.",
    bad="""
name: Danika the Developer
""",
    good="""
name: Developer who inherits old code
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def stereotype_name(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find “Danika the Developer”, and rhymes of which the second word is no role, as in “Marketing Mary”."""
    if NAME_THE_ROLE.fullmatch(persona.name) or _is_rhyme(persona.name.split()):
        wrong = f"“{persona.name}” is a nickname and not a role."
        yield Problem(persona.place.at("name"), wrong, "Name what they do, such as “Developer who inherits old code”.")


def _is_rhyme(words: list[str]) -> bool:
    is_pair = len(words) == PAIR and all(word.isalpha() and word.istitle() for word in words)
    return is_pair and words[0][0] == words[1][0] and words[0] != words[1] and not ROLE.search(words[1])
