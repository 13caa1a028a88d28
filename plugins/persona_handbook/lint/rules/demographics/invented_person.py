from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.person_name import introduced_person, is_invented_person
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Persona named like an individual",
    why=(
        "A persona represents a group. A first name, an age or a title suggests one person, adds an "
        "unresearched gender and origin, and may identify a participant."
    ),
    source=(
        "Salminen et al. 2019, The effect of demographic details in personas: names and pictures change what "
        "readers assume. Opposing view: Cooper 1999 gives personas first names, so that a team pictures "
        "people and not “the user”."
    ),
    bad="""
name: Lisa Berger, marketing lead
""",
    good="""
name: Marketing lead of a small company
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def invented_person(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a person's name as the name of the persona, alone or with an age, title or role, or in its summary."""
    names = [(field, getattr(persona, field) or "") for field in ("name", "short_name")]
    invented = [(field, name) for field, name in names if is_invented_person(name)]
    if not invented and (name := introduced_person(persona.summary)):
        invented = [("summary", name)]
    for field, name in invented:
        wrong = gettext("“%(name)s” names an individual, not a group of customers.", name=name)
        way_out = gettext("Name the persona after what they do, such as “Developer who inherits old code”.")
        yield Problem(persona.place.at(field), wrong, way_out)
