from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.saying.results import OTHER_WAY, goes_the_other_way, hollow_expectation, shortfall
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.persona import Persona

WAY_OUT = gettext("Write what changed since the decision, with a figure or the `source` that shows it.")


@rule(
    title="Decision without a result",
    why="Teams trust a persona when its decisions turn out right. Without results, they cannot know.",
    source="This handbook; after the build-measure-learn loop (Ries 2011, The Lean Startup).",
    bad="""
decisions:
  - id: show-shelf-stock
    team: product
    decision: Show the stock on the shelf.
    because: [late-parts]
    date: 2026-03-01
""",
    good="""
decisions:
  - id: show-shelf-stock
    team: product
    decision: Show the stock on the shelf.
    because: [late-parts]
    date: 2026-03-01
    result: {date: 2026-09-01, finding: 12 of 100 parts came late., source: order-log, verdict: held}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
    clock=True,
    options={"months": Option(6, "months after which a decision needs a result")},
)
def unmeasured_decision(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find decisions older than a number of months without a result, and results that measure nothing."""
    months = int(given.options["months"])
    for decision in persona.decisions:
        if decision.date and not decision.result and months_after(decision.date, months) < given.today:
            wrong = ngettext(
                "The decision `%(decision)s` is older than %(num)s month and has no result.",
                "The decision `%(decision)s` is older than %(num)s months and has no result.",
                months,
                decision=decision.id,
            )
            way_out = gettext("Measure what changed, and add `result` with `finding` and `verdict`.")
            yield Problem(decision.place.at("id"), wrong, way_out)
        why = shortfall(decision, given.handbook)
        if why:
            wrong = gettext(why, decision=decision.id)
            yield Problem(decision.place.at("result"), wrong, WAY_OUT)
        elif goes_the_other_way(decision):
            wrong = gettext(OTHER_WAY, decision=decision.id)
            yield Problem(decision.place.at("result"), wrong, gettext("Read both again, and correct `verdict`."))
        hollow = hollow_expectation(decision)
        if hollow:
            way_out = gettext("Write the figure that should change, and in which direction.")
            yield Problem(decision.place.at("expected"), gettext(hollow, decision=decision.id), way_out)
