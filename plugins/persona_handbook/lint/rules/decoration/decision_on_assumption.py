from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.confidence import Confidence, confidence_in
from persona_handbook.insight.standing import how_known
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

WAY_OUT = gettext("Ask customers about one of these claims, or cite the claims that led to the decision.")


@rule(
    title="Decision based on assumptions",
    why=(
        "A decision is only as good as the claims behind it. Without evidence, the persona only justifies what "
        "the team already wanted."
    ),
    source=(
        "This handbook; levels of confidence after GRADE-CERQual (Lewin et al. 2018). Opposing view: Gothelf and "
        "Seiden 2013, Lean UX: state assumptions, decide, and test them early."
    ),
    bad="""
needs:
  - {id: quiet-desk, text: A quiet desk.}
decisions:
  - {id: show-shelf-stock, team: product, decision: Show the stock on the shelf., because: [quiet-desk]}
""",
    good="""
decisions:
  - {id: show-shelf-stock, team: product, decision: Show the stock on the shelf., because: [late-parts]}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
)
def decision_on_assumption(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find decisions without a reason, or all of whose reasons are assumed, contradicted, uncertain or younger."""
    for decision in persona.decisions:
        reasons = [claim for each in decision.because if (claim := persona.claim(each))]
        levels = [confidence_in(each, given.handbook, given.today).confidence for each in reasons]
        if not decision.because:
            wrong = gettext("The decision `%(decision)s` is based on no claim.", decision=decision.id)
            yield Problem(
                decision.place.at("id"), wrong, gettext("List the claims that led to it in `because`."), Level.NOTE
            )
        elif levels and all(level is None or level is Confidence.VERY_LOW for level in levels):
            listed = ", ".join(f"`{claim.id}`" for claim in reasons)
            wrong = gettext(
                "The decision `%(decision)s` is based only on claims without reliable evidence: %(listed)s.",
                decision=decision.id,
                listed=listed,
            )
            yield Problem(decision.place.at("because"), wrong, WAY_OUT)
        elif reasons and decision.date and _came_before(decision.date, reasons, given.handbook):
            wrong = gettext(
                "The decision `%(decision)s` is older than all evidence of its reasons.", decision=decision.id
            )
            way_out = gettext("Correct the date, or write in `because` what was known then.")
            yield Problem(decision.place.at("date"), wrong, way_out, Level.NOTE)


def _came_before(day: dt.date, reasons: list[AnyClaim], handbook: Handbook) -> bool:
    known = [how_known(each, handbook) for each in reasons]
    sources = [each for claim in known for each in claim.speaking]
    sources += [handbook.evidence_by_id[check.source] for claim in known for check in claim.counted]
    return bool(sources) and all((each.period_start or each.date).first_day > day for each in sources)
