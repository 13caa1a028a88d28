"""`no-owner`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Nobody answers for it",
    why="What belongs to everybody is reviewed by nobody; an owner is who is asked when it seems wrong.",
    source="Pruitt and Adlin, The Persona Lifecycle: personas need somebody who looks after them.",
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
        yield Problem(where, f"Nobody answers for “{name}”.", "Add `owner:` with a team or a handle.")
