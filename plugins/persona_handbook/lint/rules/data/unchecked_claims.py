from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import how_known
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="No claim checked against data",
    why="What people say and do differs. Where data disagree with interviews, the data win, but only if you check.",
    source=(
        "Laubheimer 2020, 3 Persona Types (Nielsen Norman Group): a survey shows how common the findings of "
        "interviews are. Opposing view: Mays and Pope 2000, Assessing quality in qualitative research: a second source "
        "makes a picture more complete, and does not prove it."
    ),
    bad="""
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01]
""",
    good="""
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    waits_for=("evidence",),
)
def unchecked_claims(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona without claims checked against data."""
    if not any(how_known(claim, given.handbook).counted for claim in persona.claims()):
        wrong = gettext("No claim of “%(persona)s” has a data check that counts.", persona=persona.name)
        way_out = gettext(
            "Find a figure in analytics, support tickets or sales calls, and add it to `checked_against`."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
