from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Trigger or objection on no journey stage",
    why="A journey shows when a trigger or an objection comes up.",
    source="Revella 2015, Buyer Personas: the buyer's journey shows when a barrier arises.",
    bad="""
triggers:
  - {id: third-wrong-part, text: The third wrong part in one week., evidence: [p-01]}
  - {id: customer-gone, text: A customer drives away., evidence: [p-04]}
""",
    good="""
triggers:
  - {id: third-wrong-part, text: The third wrong part in one week., evidence: [p-01]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("journey",),
)
def unplaced_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find triggers and objections that are linked to no journey stage."""
    journeys = [each for each in given.handbook.journeys_of(persona) if each.status == "active"]
    in_play = {claim for journey in journeys for claim in journey.claims_in_play()}
    for claim in (*persona.triggers, *persona.objections):
        if journeys and claim.id not in in_play:
            wrong = gettext("`%(claim)s` is not linked to a journey stage.", claim=claim.id)
            yield Problem(
                claim.place.at("id"), wrong, gettext("Add it to the `claims` of the stage where it comes up.")
            )
