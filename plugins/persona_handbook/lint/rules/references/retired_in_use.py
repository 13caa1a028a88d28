from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


@rule(
    title="Retired persona in use",
    why="Links to a retired persona must lead readers to its successor.",
    source="Pruitt and Adlin 2006, The Persona Lifecycle: retirement is a separate phase.",
    bad="""
# personas/old-buyer.yaml like personas/buyer.yaml
name: Old buyer
status: retired
role: secondary
# journeys/old-way.yaml like journeys/buyer-decides.yaml
persona: old-buyer
""",
    good="""
# personas/old-buyer.yaml like personas/buyer.yaml
name: Old buyer
status: retired
role: secondary
replaced_by: buyer
""",
    about=Handbook,
)
def retired_in_use(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find active journeys of retired personas, and references to retired personas without a successor."""
    for persona in handbook.personas:
        if persona.status == "retired":
            yield from _problems(persona, handbook)


def _problems(persona: Persona, handbook: Handbook) -> Iterator[Problem]:
    active = [each for each in handbook.journeys_of(persona) if each.status == "active"]
    for journey in active:
        wrong = gettext("The journey is active, but its persona `%(persona)s` is retired.", persona=persona.id)
        yield Problem(
            journey.place.at("persona"), wrong, gettext("Retire the journey too, or assign it to the successor.")
        )
    others = [each for each in handbook.mentions_of("persona", persona.id) if each.file not in active]
    if others and not persona.replaced_by:
        wrong = gettext(
            "“%(persona)s” is retired and has no successor, but `%(file)s` refers to it.",
            persona=persona.name,
            file=others[0].file.path,
        )
        yield Problem(persona.place.at("status"), wrong, gettext("Add `replaced_by:` with the successor."))
