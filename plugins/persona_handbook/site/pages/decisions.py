"""The decision log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.persona import Decision, Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.filters import Filter, filters
from persona_handbook.site.many.products import WITHOUT_A_PRODUCT, names_of_products
from persona_handbook.site.many.sheet_pages import sheet_pages
from persona_handbook.site.many.sheets import Sheets, sheets
from persona_handbook.site.page import Page

PATH = "decided.md"
MOST_ROWS = 80
UNDATED = "undated"
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


def decision_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of decisions, and its sheets by product (or by year) if there are many."""
    made = decisions(edition)
    teams = {each.decision.team: edition.handbook.settings.team_name(each.decision.team) for each in made}
    split = _split(made, edition)
    title = edition.gettext("Decisions")
    verdicts = Counter(each.decision.result.verdict for each in made if each.decision.result)
    page = edition.page(
        "decisions.md.j2",
        PATH,
        title,
        made=made,
        split=split,
        teams=teams,
        filters=_filters(split.first, edition),
        results=RESULTS,
        measured=sum(verdicts.values()),
        held=verdicts["held"],
        mixed=verdicts["mixed"],
    )
    yield replace(page, contents=False)
    yield from sheet_pages(
        edition,
        "decision_sheet.md.j2",
        title,
        split,
        lambda sheet: {"filters": _filters(sheet.entries, edition), "teams": teams, "results": RESULTS},
    )


def _split(made: Sequence[Decided], edition: Edition) -> Sheets[Decided]:
    products = names_of_products((each.persona.product for each in made), edition)
    if len(products) > 1:
        return sheets(made, products, lambda each: (each.persona.product or WITHOUT_A_PRODUCT,), PATH, MOST_ROWS)
    years = {_year(each): edition.gettext("Not recorded") if _year(each) == UNDATED else _year(each) for each in made}
    return sheets(made, years, lambda each: (_year(each),), PATH, MOST_ROWS)


def _year(each: Decided) -> str:
    return _day(each)[:4] if each.decision.date else UNDATED


def _filters(made: Sequence[Decided], edition: Edition) -> dict[str, Filter]:
    teams = {each.decision.team: edition.handbook.settings.team_name(each.decision.team) for each in made}
    personas = {each.persona.id: each.persona.name for each in made}
    return filters(team=(gettext_noop("Team"), teams), persona=(gettext_noop("Persona"), personas))


def _day(each: Decided) -> str:
    return str(each.decision.date)
