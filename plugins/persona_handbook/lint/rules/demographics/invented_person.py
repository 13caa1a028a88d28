"""`invented-person`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.person_name import is_invented_person
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="The name of a person who does not exist",
    why=(
        "A persona stands for many people. A first name, an age or a title makes one person of it, brings a gender and "
        "an origin that nobody asked about, and can be the name of a participant."
    ),
    source=(
        "Salminen et al. 2019, The effect of demographic details in personas: name and picture change what readers "
        "assume. Against it: Cooper 1999 gives personas first names so that a team sees people and not “the user”."
    ),
    bad="""
name: Lisa Berger (34), marketing lead
""",
    good="""
name: Marketing lead of a small company
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def invented_person(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a person's name as the persona's name: alone, or with an age, a title or a role beside it."""
    if is_invented_person(persona.name):
        wrong = f"“{persona.name}” is the name of a person and not of a group of customers."
        yield Problem(persona.place.at("name"), wrong, "Name what they do, such as “Developer who inherits old code”.")
