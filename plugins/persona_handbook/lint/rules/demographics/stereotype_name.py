"""`stereotype-name`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.person_name import is_nickname
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="A name that is a stereotype",
    why="“Marketing Mary” is remembered for the rhyme; readers fill in the rest with a cliché.",
    source=(
        "Turner and Turner 2011, Is stereotyping inevitable when designing with personas?: designers fill in what a "
        "persona does not say with stereotypes. Against it: names that are easy to remember help a team to speak of a "
        "persona at all (Pruitt and Adlin 2006)."
    ),
    bad="""
name: Danika the Developer
""",
    good="""
name: Developer who inherits old code
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
    silences=("invented-person",),
)
def stereotype_name(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a given name joined with a role: “Danika the Developer”, “Marketing Mary”, “Betty Buyer”."""
    if is_nickname(persona.name):
        wrong = f"“{persona.name}” is a nickname and not a role."
        yield Problem(persona.place.at("name"), wrong, "Name what they do, such as “Developer who inherits old code”.")
