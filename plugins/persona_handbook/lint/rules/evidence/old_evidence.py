from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.freshness import newest
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="No recent conversation",
    why="Customers, prices and competitors change. Old conversations may no longer apply.",
    source=(
        "Our own: conversations of the last 24 months. Pruitt and Adlin 2006, The Persona Lifecycle, ask to plan "
        "for renewal."
    ),
    bad="""
# personas/evidence/p-01.yaml
date: 2023-05-04
customer_since: 2023-01
# personas/evidence/p-02.yaml
date: 2023-05-05
customer_since: 2023-01
# personas/evidence/p-03.yaml
date: 2023-05-06
customer_since: 2023-01
# personas/evidence/p-04.yaml
date: 2023-05-07
customer_since: 2023-01
# personas/evidence/p-05.yaml
date: 2023-05-04
customer_since: 2023-01
# personas/buyer.yaml
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-01]}
""",
    good="""
# personas/evidence/p-01.yaml
date: 2025-05-04
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    clock=True,
    options={"months": Option(24, "maximum age of a conversation, in months")},
    waits_for=("evidence",),
)
def old_evidence(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose newest conversation is older than a number of months."""
    newest_talk = newest(tuple(each for each in given.handbook.evidence_of(persona) if each.is_conversation))
    months = int(given.options["months"])
    if newest_talk and months_after(newest_talk.date.last_day, months) < given.today:
        wrong = gettext(
            "The newest conversation for “%(persona)s” is from %(date)s.",
            persona=persona.name,
            date=newest_talk.date.text,
        )
        yield Problem(
            persona.place.at("name"),
            wrong,
            gettext("Interview two or three customers, and check which claims still apply."),
        )
