"""The home page: personas, team pages, and the state of the handbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.finding import Level
from persona_handbook.insight.counting import distinct_people
from persona_handbook.insight.for_teams import (
    MARKETING,
    PRODUCT,
    SALES,
    SUPPORT,
    active_quotes,
    low_points,
    placed_opportunities,
    served,
)
from persona_handbook.insight.reviews import reviews_due
from persona_handbook.insight.score import EvidenceScore
from persona_handbook.message import Phrases, gettext_noop, ngettext
from persona_handbook.model.claim import Objection, Pain
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Named
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page
from persona_handbook.site.pages.coverage import FIRST_QUESTION, backlog
from persona_handbook.site.pages.teams import USUAL

HOME = "index.md"
MOST_CARDS, MOST_ROWS = 6, 6
PEOPLE_WANTED = 5
UNTOUCHED = "untouched-scaffold"
WAYS_IN: Phrases = {
    PRODUCT: "Priorities, and the personas behind them",
    MARKETING: "Messages, channels and wording",
    SALES: "Objections with answers",
    SUPPORT: "Problems after purchase",
}
OTHER_WAY_IN = gettext_noop("Decisions, and opportunities of the team")


@dataclass(frozen=True, slots=True)
class HomeCard:
    """A persona's card: score, most severe pain point, first objection and first journey."""

    persona: Persona
    score: EvidenceScore
    pain: Pain | None
    objection: Objection | None
    journey: Journey | None


@dataclass(frozen=True, slots=True)
class ProductCards:
    """The personas of a product (or of all), limited to one page, and their number."""

    product: str
    cards: tuple[HomeCard, ...]
    count: int


@dataclass(frozen=True, slots=True)
class WayIn:
    """A team and the content of its page."""

    team: Named
    lead: str
    found: tuple[str, ...]


def home_page(edition: Edition) -> Page:
    """Render the home page of a handbook without a hand-written one."""
    name = edition.handbook.settings.site_name
    return edition.page("home.md.j2", HOME, name, state=state(edition, HOME)).widened()


def state(edition: Edition, page: str) -> Markup:
    """Render the state of the handbook for the page at a path, or how to start if there is no active persona."""
    handbook = edition.handbook
    shown = served(handbook)
    heard = distinct_people(handbook.evidence, handbook)
    rendered = edition.templates.render(
        "state.md.j2",
        page,
        edition=edition,
        handbook=handbook,
        today=edition.today,
        products=tuple(_by_product(shown, edition)),
        ways_in=tuple(_ways_in(edition)),
        active=shown,
        begun=[each for each in handbook.personas if not _is_untouched(each, edition)],
        drafts=_count(handbook, lambda each: each.status == "draft"),
        anti=_count(handbook, lambda each: each.status == "active" and each.is_anti),
        retired=_count(handbook, lambda each: each.status == "retired"),
        people=heard,
        people_wanted=PEOPLE_WANTED,
        first_heard=min((each.date.last_day for each in handbook.evidence if each.is_conversation), default=None),
        data=[each for each in handbook.evidence if each.is_data],
        reviews=reviews_due(handbook, edition.today),
        errors=edition.count(Level.ERROR),
        warnings=edition.count(Level.WARNING),
        broken=handbook.broken,
        rows=backlog(edition)[:MOST_ROWS],
        first_question=FIRST_QUESTION,
    )
    return rendered.strip()


def _is_untouched(persona: Persona, edition: Edition) -> bool:
    """Return whether a file is as it was made, with nothing filled in."""
    return any(each.rule == UNTOUCHED for each in edition.findings_in(persona.path))


def _count(handbook: Handbook, chosen: Callable[[Persona], bool]) -> int:
    return sum(map(chosen, handbook.personas))


def _by_product(shown: tuple[Persona, ...], edition: Edition) -> Iterator[ProductCards]:
    """Group personas by product in the order of the settings, if there are several; those without come last."""
    settings = edition.handbook.settings
    order = [each.id for each in settings.products]
    products = {each.product or "" for each in shown}
    if len(products) < 2:
        yield ProductCards("", tuple(_card(each, edition) for each in shown[:MOST_CARDS]), len(shown))
        return
    for product in sorted(
        products, key=lambda each: (each not in order, order.index(each) if each in order else 0, each)
    ):
        of_it = [each for each in shown if (each.product or "") == product]
        name = settings.product_name(product) if product else ""
        yield ProductCards(name, tuple(_card(each, edition) for each in of_it[: MOST_CARDS // 2]), len(of_it))


def _card(persona: Persona, edition: Edition) -> HomeCard:
    journeys = [each for each in edition.handbook.journeys_of(persona) if each.status == "active"]
    return HomeCard(
        persona,
        edition.score_of(persona),
        max(persona.pains, key=lambda pain: pain.severity or 0, default=None),
        next(iter(persona.objections), None),
        next(iter(journeys), None),
    )


def _ways_in(edition: Edition) -> Iterator[WayIn]:
    handbook = edition.handbook
    for team in handbook.settings.teams or USUAL:
        yield WayIn(team, WAYS_IN.get(team.id, OTHER_WAY_IN), tuple(_found(team.id, handbook, edition)))


def _found(team: str, handbook: Handbook, edition: Edition) -> Iterator[str]:
    """Yield the number of items on the page of a team."""
    personas = served(handbook)
    if team == PRODUCT:
        count = len(placed_opportunities(handbook, lambda _: True))
        yield ngettext("%(num)s opportunity", "%(num)s opportunities", count)
    elif team == MARKETING:
        quotes, triggers = len(active_quotes(handbook, edition.today)), sum(len(each.triggers) for each in personas)
        yield ngettext("%(num)s quote", "%(num)s quotes", quotes)
        yield ngettext("%(num)s trigger", "%(num)s triggers", triggers)
    elif team == SALES:
        yield ngettext("%(num)s objection", "%(num)s objections", sum(len(each.objections) for each in personas))
    elif team == SUPPORT:
        yield ngettext("%(num)s low point", "%(num)s low points", len(low_points(handbook)))
    else:
        decided = sum(each.team == team for persona in personas for each in persona.decisions)
        yield ngettext("%(num)s decision", "%(num)s decisions", decided)
