from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import themes_of
from persona_handbook.insight.standing import how_known
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

ASKED = """
# personas/evidence/p-02.yaml
answers:
  problem: {says: 'The wrong part came twice in a week, so the lift stood still.', themes: [wrong-part]}
  tried_before: {says: 'Two suppliers on the phone at once, as twenty years ago, and an evening at the guild.'}
  almost_stopped: {says: 'The colleague at the front desk has four passwords already, and hates every login.'}
  would_leave: {says: 'Boxes that come a day late, and a second wrong invoice for a part that was sent back.'}
"""


@rule(
    title="Cited interview without the theme",
    why=(
        "Themes show which interviews support a claim. If a cited interview raises none of them, it is not "
        "coded or does not support the claim."
    ),
    source="Faily and Fléchais 2011, Persona cases: grounds support a claim only with a warrant that links the two.",
    bad="goals: [{id: a, text: The right part., themes: [late-part], evidence: [p-02]}]\n" + ASKED,
    good="goals: [{id: a, text: The right part., themes: [wrong-part], evidence: [p-02]}]\n" + ASKED,
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("evidence",),
)
def cites_without_saying(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims with themes whose cited interviews have only other themes; one finding for each persona."""
    found = []
    for claim in persona.claims():
        cited = how_known(claim, given.handbook).evidence if claim.themes else ()
        silent = [each for each in cited if (themes := themes_of(each)) and themes.isdisjoint(claim.themes)]
        if silent:
            found.append((claim, ", ".join(each.participant or each.id for each in silent)))
    if found:
        listed = "; ".join(f"`{claim.id}` ({who})" for claim, who in found)
        wrong = gettext("These claims cite interviews that raise none of their themes: %(listed)s.", listed=listed)
        way_out = gettext("Add the theme to the answer that raises it, or remove the citation.")
        yield Problem(found[0][0].place.at("id"), wrong, way_out, subject="claims")
