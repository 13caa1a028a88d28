from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.person_name import is_nickname
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Stereotyped persona name",
    why="Alliterative nicknames invite readers to fill in a stereotype.",
    source=(
        "Turner and Turner 2011, Is stereotyping inevitable when designing with personas?: designers fill "
        "gaps in a persona with stereotypes. Opposing view: memorable names help a team to talk about a "
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
    """Find a given name combined with a role: “Danika the Developer”, “Betty Buyer”."""
    for field, name in (("name", persona.name), ("short_name", persona.short_name or "")):
        if is_nickname(name):
            wrong = gettext("“%(name)s” is a nickname, not a role.", name=name)
            yield Problem(
                persona.place.at(field),
                wrong,
                gettext("Name the persona after what they do, such as “Developer who inherits old code”."),
            )
