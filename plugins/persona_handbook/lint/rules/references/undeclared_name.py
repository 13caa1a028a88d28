from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.fixing import in_place
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import Phrases, gettext
from persona_handbook.model.declared import (
    Name,
    axis_between,
    declared,
    declared_id,
    is_declared,
    names_of,
    way_to_write,
)
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Settings


@rule(
    title="Undeclared product, team, scale or metric",
    why="Decisions of an undeclared team appear on no team page. Personas cannot be compared on an undeclared scale.",
    source="Our own: a name counts only where it means the same in every file.",
    bad="""
decisions:
  - {id: show-shelf-stock, team: prodct, decision: Show the stock., because: [late-parts], date: 2026-05-01}
""",
    good="""
decisions:
  - {id: show-shelf-stock, team: product, decision: Show the stock., because: [late-parts], date: 2026-05-01}
""",
    about=(Persona, Evidence, Journey),
    retired=None,
    essential=True,
)
def undeclared_name(file: Persona | Evidence | Journey, given: Given) -> Iterator[Problem]:
    """Find products, teams, axes and metrics that are not declared, if the settings declare any of the kind."""
    settings = given.handbook.settings
    for name in names_of(file):
        known = declared(settings, name.kind)
        if known and not is_declared(name, known):
            yield _problem(name, known, settings)


KINDS: Phrases = {"product": "product", "team": "team", "axis": "axis", "metric": "metric"}


def _problem(name: Name, known: dict[str, str], settings: Settings) -> Problem:
    found, is_certain = declared_id(name.said, known)
    if name.kind == "axis":
        found = axis_between(settings, name.said) or found
    right = way_to_write(name, found, known) if found else ""
    fallback = gettext(
        "Check the spelling, or add it to `%(setting)s` in `%(settings_path)s`.",
        setting=name.setting,
        settings_path=settings.document.path,
    )
    edit = in_place(name.place, name.field, right) if right else None
    return Problem(
        name.place.at(name.field),
        gettext("The settings do not declare the %(kind)s `%(said)s`.", kind=gettext(KINDS[name.kind]), said=name.said),
        gettext("Did you mean `%(found)s`?", found=right) if right else fallback,
        fix=edit if is_certain else None,
        advice=None if is_certain else edit,
    )
