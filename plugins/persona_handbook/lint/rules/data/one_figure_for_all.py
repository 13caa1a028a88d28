from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import CLAIMS_PER_FIGURE, Silence, how_known
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Same figure for many claims",
    why="A figure answers one question. When many claims share it, it confirms hardly any of them.",
    source=(
        f"Our own: a figure counts for at most {CLAIMS_PER_FIGURE} claims. With more claims, it counts for "
        "the two closest."
    ),
    bad="""
goals:
  - id: goal-1
    text: Parts come on time.
    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]
  - id: goal-2
    text: A part fits the car.
    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]
  - id: goal-3
    text: Late calls are rare.
    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]
""",
    good="""
goals:
  - id: goal-1
    text: Parts come on time.
    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def one_figure_for_all(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find figures used for four or more claims; one finding for each source."""
    spent = defaultdict(list)
    for claim in persona.claims():
        for name, why in how_known(claim, given.handbook).silent.items():
            if why is Silence.SPENT:
                spent[name].append(claim)
    for name, claims in spent.items():
        listed = ", ".join(f"`{claim.id}`" for claim in claims)
        wrong = gettext(
            "Too many claims share a figure from `%(name)s`, so it does not count for %(listed)s.",
            name=name,
            listed=listed,
        )
        way_out = gettext("Give each claim its own figure, or remove the check.")
        yield Problem(claims[0].place.at("id"), wrong, way_out, subject=name)
