from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.freshness import newest
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.persona import Persona


@rule(
    title="Outdated data behind a claim",
    why="Old data shows what customers did in the past.",
    source="Our own. Pruitt and Adlin 2006, The Persona Lifecycle, ask to measure again when the market changes.",
    bad="""
# personas/evidence/order-log.yaml
date: 2024-06
# personas/evidence/sales-calls.yaml
date: 2024-05
""",
    good="""
# personas/evidence/order-log.yaml
date: 2026-01
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    clock=True,
    options={"months": Option(12, "maximum age of data, in months")},
    waits_for=("evidence",),
)
def old_data(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims whose newest check uses data older than a number of months."""
    months = int(given.options["months"])
    for claim in persona.claims():
        sources = [given.handbook.evidence_by_id.get(check.source) for check in claim.checked_against]
        latest = newest(tuple(each for each in sources if each and each.is_data))
        if latest and months_after(latest.date.last_day, months) < given.today:
            wrong = gettext(
                "The newest data for the claim `%(claim)s` is from %(date)s.", claim=claim.id, date=latest.date.text
            )
            yield Problem(
                claim.place.at("id"),
                wrong,
                ngettext(
                    "Check the claim against data from the last month.",
                    "Check the claim against data from the last %(num)s months.",
                    months,
                ),
            )
