from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.lint.buying import buys
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona


@rule(
    title="No interview with a recent buyer",
    why="Recent buyers remember how they decided. Memory fades within a year.",
    source=(
        "Revella 2015, Buyer Personas: interview buyers who decided recently, while they remember. The months are "
        "our own."
    ),
    bad="""
# personas/evidence/p-01.yaml
customer_since: 2020-01
# personas/evidence/p-02.yaml
customer_since: 2020-01
# personas/evidence/p-03.yaml
customer_since: 2020-01
# personas/evidence/p-04.yaml
customer_since: 2020-01
# personas/evidence/p-05.yaml
customer_since: 2020-01
""",
    good="""
# personas/evidence/p-01.yaml
customer_since: 2026-01
# personas/evidence/p-02.yaml
customer_since: 2020-01
# personas/evidence/p-03.yaml
customer_since: 2020-01
# personas/evidence/p-04.yaml
customer_since: 2020-01
# personas/evidence/p-05.yaml
customer_since: 2020-01
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    waits_for=("evidence",),
    options={"months": Option(12, "months after buying within which an interview is recent")},
)
def no_recent_customers(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a buyer none of whose participants bought within a number of months before the interview."""
    if not buys(persona, given.handbook):
        return
    talks = [each for each in given.handbook.evidence_of(persona) if each.is_conversation]
    months = int(given.options["months"])
    if talks and not any(_is_recent(each, months) for each in talks):
        wrong = ngettext(
            "No participant of “%(persona)s” was interviewed within %(num)s month of buying.",
            "No participant of “%(persona)s” was interviewed within %(num)s months of buying.",
            months,
            persona=persona.name,
        )
        way_out = gettext("Interview a recent buyer, and add `customer_since` to the interviews.")
        yield Problem(persona.place.at("name"), wrong, way_out)


def _is_recent(talk: Evidence, months: int) -> bool:
    since = talk.customer_since
    return since is not None and months_after(since.last_day, months) >= talk.date.first_day >= since.first_day
