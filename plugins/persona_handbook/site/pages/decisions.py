"""The decision log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.persona import Decision, Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.filters import filters
from persona_handbook.site.page import Page

PATH = "decided.md"
RESULTS: Phrases = {"held": "Confirmed", "did-not-hold": "Not confirmed", "mixed": "Mixed"}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and its persona."""

    persona: Persona
    decision: Decision


def decisions(edition: Edition) -> tuple[Decided, ...]:
    """Return all decisions, newest first, those without a date last."""
    found = [Decided(persona, each) for persona in edition.handbook.personas for each in persona.decisions]
    dated = sorted((each for each in found if each.decision.date), key=_day, reverse=True)
    return (*dated, *(each for each in found if not each.decision.date))


def decision_page(edition: Edition) -> Page:
    """Render the page of all decisions."""
    made = decisions(edition)
    teams = {each.decision.team: edition.handbook.settings.team_name(each.decision.team) for each in made}
    personas = {each.persona.id: each.persona.name for each in made}
    verdicts = Counter(each.decision.result.verdict for each in made if each.decision.result)
    offered = filters(team=(gettext_noop("Team"), teams), persona=(gettext_noop("Persona"), personas))
    page = edition.page(
        "decisions.md.j2",
        PATH,
        edition.gettext("Decisions"),
        made=made,
        teams=teams,
        filters=offered,
        results=RESULTS,
        measured=sum(verdicts.values()),
        held=verdicts["held"],
        mixed=verdicts["mixed"],
    )
    return replace(page, contents=False)


def _day(each: Decided) -> str:
    return str(each.decision.date)
