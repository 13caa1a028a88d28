from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook


@rule(
    title="No personas",
    why="A handbook without personas has nothing to check, so a passing check would be meaningless.",
    source="Our own: a check that reads nothing must not pass.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook: {exclude: [personas/buyer.yaml, journeys]}]
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {exclude: [journeys/buyer-returns.yaml]}]
""",
    about=Handbook,
    essential=True,
)
def no_personas(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find a handbook without persona files; an unreadable persona counts as one."""
    if handbook.personas or handbook.broken_of("persona") or "persona" in handbook.missing_folders:
        return
    settings = handbook.settings
    wrong = gettext("The folder `%(personas)s` contains no persona.", personas=settings.personas)
    way_out = gettext(
        "Add one: `personas new persona ID`. If your personas are in another folder, set `personas` to that folder."
    )
    yield Problem(settings.place("personas") or settings.top, wrong, way_out, subject="personas")
