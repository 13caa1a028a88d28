from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="No owner",
    why="Without an owner, nobody reviews the file or answers questions about it.",
    source="Pruitt and Adlin 2006, The Persona Lifecycle: a persona needs somebody who is responsible for it.",
    bad="""
# without owner
""",
    good="""
owner: research
""",
    about=(Persona, Journey),
    draft=Level.WARNING,
)
def no_owner(file: Persona | Journey, _given: Given) -> Iterator[Problem]:
    """Find a persona or a journey without an owner."""
    if not file.owner:
        name = file.name if isinstance(file, Persona) else file.title
        where = file.place.at("name" if isinstance(file, Persona) else "title")
        yield Problem(
            where, gettext("“%(name)s” has no owner.", name=name), gettext("Add `owner:` with a team or a handle.")
        )
