from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Idle persona",
    why="Teams can use only a few personas. A persona that informs no decision takes the place of a useful one.",
    source=(
        "Matthews, Judge and Whittaker 2012: practitioners used personas almost only for communication, hardly for "
        "design."
    ),
    bad="""
stands_for: user
decisions:
  - {id: show-shelf-stock, team: product, decision: Show the stock., because: [late-parts], date: 2024-05-01}
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    good="""
decisions:
  - {id: show-shelf-stock, team: product, decision: Show the stock., because: [late-parts], date: 2026-05-01}
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    clock=True,
    options={"months": Option(12, "maximum age of a decision, in months")},
    waits_for=("journey",),
)
def idle_persona(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose newest decision is older than a number of months, and that nothing else uses."""
    dates = [each.date for each in persona.decisions if each.date]
    months = int(given.options["months"])
    is_old = bool(dates) and months_after(max(dates), months) < given.today
    if given.handbook.citations_of(persona):
        return
    if is_old and not any(each.status == "active" for each in given.handbook.journeys_of(persona)):
        wrong = gettext(
            "The last decision with “%(persona)s” is from %(date)s, and no active journey uses it.",
            persona=persona.name,
            date=max(dates),
        )
        yield Problem(persona.place.at("name"), wrong, gettext("Record a newer decision, or retire the persona."))
