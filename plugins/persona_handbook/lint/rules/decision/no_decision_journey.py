from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.buying import buys, is_decision_journey, says_who_buys
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import any_of, gettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import DECIDING_ROLES, Persona


@rule(
    title="No decision journey",
    why="Only a decision journey shows when buyers discover the product, compare, hesitate and decide.",
    source="Revella 2015, Buyer Personas: the buyer's journey is one of the five rings of insight.",
    bad="""
# journeys/buyer-decides.yaml
kind: usage
""",
    good="""
# journeys/buyer-decides.yaml
kind: decision
""",
    about=Persona,
    draft=Level.NOTE,
    waits_for=("journey",),
)
def no_decision_journey(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a buyer without an active current-state decision journey.

    If neither the persona nor the settings say whether it buys, the finding is a note. A user who decides is found too.
    """
    handbook = given.handbook
    yield from _buys_all_the_same(persona, handbook)
    if any(map(is_decision_journey, handbook.journeys_of(persona))):
        return
    if buys(persona, handbook):
        wrong = gettext("“%(persona)s” is a buyer, but has no active decision journey.", persona=persona.name)
        way_out = gettext(
            "Add a journey with `persona: %(persona)s`, `kind: decision` and `status: active`.", persona=persona.id
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
    elif not persona.is_anti and not says_who_buys(persona, handbook):
        wrong = gettext("Neither the file nor the settings say whether “%(persona)s” is a buyer.", persona=persona.name)
        way_out = gettext("Add `stands_for: user`, `buyer` or `both` here, or for all personas in `mkdocs.yml`.")
        yield Problem(persona.place.at("name"), wrong, way_out, at_most=Level.NOTE, subject="stands_for")


def _buys_all_the_same(persona: Persona, handbook: Handbook) -> Iterator[Problem]:
    if (persona.stands_for or handbook.settings.stands_for) != "user" or persona.is_anti:
        return
    deciding = [role for role in persona.buying_roles if role in DECIDING_ROLES]
    if deciding:
        wrong = gettext(
            "“%(persona)s” represents users, but `buying_roles` lists %(roles)s.",
            persona=persona.name,
            roles=any_of(map(gettext, deciding)),
        )
        way_out = gettext("Set `stands_for: both`, or correct the roles.")
        yield Problem(persona.place.at("buying_roles"), wrong, way_out, at_most=Level.WARNING, subject="stands_for")
