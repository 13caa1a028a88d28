"""`idle-persona`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="A persona that no longer decides anything",
    why=(
        "A persona with which nothing is decided any more takes up one of the few places that a team can keep in mind."
    ),
    source="Kim Goodwin, Designing for the Digital Age: personas are tools for deciding.",
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
    options={"months": Option(12, "after how many months a decision is old")},
    waits_for=("journey",),
)
def idle_persona(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose newest decision is older than some months, and that has no active journey."""
    dates = [each.date for each in persona.decisions if each.date]
    months = int(given.options["months"])
    is_old = bool(dates) and months_after(max(dates), months) < given.today
    if is_old and not any(each.status == "active" for each in given.handbook.journeys_of(persona)):
        wrong = f"The last decision with “{persona.name}” is of {max(dates)}, and no active journey tells of it."
        yield Problem(persona.place.at("name"), wrong, "Decide something with it, or retire it.")
