from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import HEARD, how_known
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

LEAST_BEHAVIORS = 4
HALF = 50


VISIT = """
# personas/evidence/visit.yaml
kind: field-visit
title: A morning beside the lift
date: 2026-07-02
participant: P-04
findings:
  - Called two suppliers at once for the same part, twice in one morning.
  - Stacked the boxes by the lift in the order of the day, and called three customers back before noon.
  - Drove to the second supplier for a part that was not in the box.
"""


def _behaviors(source: str) -> str:
    return f"""# personas/buyer.yaml
behaviors:
  - {{id: calls-two-suppliers, text: Calls two suppliers at once., evidence: [p-03, p-05{source}]}}
  - {{id: stacks-boxes, text: Stacks the boxes by the lift., evidence: [p-03, p-04{source}]}}
  - {{id: calls-back, text: Calls the customer back at noon., evidence: [p-04, p-05{source}]}}
  - {{id: drives-there, text: Drives to the second supplier., evidence: [p-03, p-05{source}]}}
"""


@rule(
    title="Behaviors from interviews only",
    why=(
        "People report what they remember and what they intend, which differs from what they do. Observe some of the "
        "behaviors or count them in data."
    ),
    source=(
        "Sheeran 2002: intentions explain 28% of the variance of later behavior; Sheeran and Webb 2016: about "
        "half of all intentions become actions. Opposing view: Morwitz, Steckel and Gupta 2007, When do purchase "
        "intentions predict sales?: better for existing products than for new ones."
    ),
    bad=_behaviors(""),
    good=VISIT + _behaviors(", visit"),
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={
        "least": Option(LEAST_BEHAVIORS, "minimum number of behaviors for this rule"),
        "share": Option(
            HALF, "maximum share of behaviors from interviews only, in percent; a higher share is a warning"
        ),
    },
)
def told_behaviors(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find behaviors with evidence that were neither observed nor counted; assumed ones are ignored."""
    behaviors = persona.behaviors
    told = [claim.id for claim in behaviors if how_known(claim, given.handbook).standing in HEARD]
    if told and len(behaviors) >= given.options["least"]:
        named = ", ".join(f"`{name}`" for name in told)
        wrong = gettext(
            "Interviews are the only source of %(told)s of %(behaviors)s behaviors of “%(persona)s”: %(named)s.",
            told=len(told),
            behaviors=len(behaviors),
            persona=persona.name,
            named=named,
        )
        way_out = gettext("Observe them in a field visit or a usability test, or check them against data.")
        many = 100 * len(told) > given.options["share"] * len(behaviors)
        yield Problem(
            persona.place.at("behaviors"), wrong, way_out, Level.ERROR if many else Level.NOTE, subject="told"
        )
