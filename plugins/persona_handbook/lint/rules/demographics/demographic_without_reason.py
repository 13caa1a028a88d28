from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Demographic without a reason",
    why="Demographics rarely explain behavior. Without a reason, a trait invites stereotypes.",
    source="Young 2016, Describing Personas: keep a demographic only where it causes the behavior.",
    bad="""
demographics:
  - {trait: Region, value: small towns}
""",
    good="""
demographics:
  - {trait: Region, value: small towns, matters_because: The driver comes once a day.}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def demographic_without_reason(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find demographic traits without `matters_because`."""
    for trait in persona.demographics:
        if not trait.matters_because:
            wrong = gettext("“%(trait)s: %(value)s” has no reason.", trait=trait.trait, value=trait.value)
            way_out = gettext(
                "Add `matters_because:` with what they do differently because of it, or delete the trait."
            )
            yield Problem(trait.place.at("trait"), wrong, way_out)
