"""Team pages: what each team needs from the personas, with the standing of each claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from persona_handbook.insight.for_teams import (
    MARKETING,
    PRODUCT,
    SALES,
    SUPPORT,
    active_quotes,
    claims_for,
    handbook_for_product,
    low_points,
    not_served,
    placed_opportunities,
    served,
)
from persona_handbook.insight.standing import ClaimStanding
from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.declared import USUAL_TEAMS
from persona_handbook.model.evidence import QUESTIONS
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Named
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.products import WITHOUT_A_PRODUCT
from persona_handbook.site.many.themes import themes_on_site
from persona_handbook.site.page import Page
from persona_handbook.site.pages.decisions import decisions
from persona_handbook.site.pages.personas import VERDICTS
from persona_handbook.site.persona.claims_shown import AIMS, DECISION, SEVERITIES, WORK

INDEX = "teams/index.md"
USUAL = tuple(Named(team, name) for team, name in USUAL_TEAMS.items())
LEADS: Phrases = {
    PRODUCT: "What to build: jobs, pain points and opportunities.",
    MARKETING: "What to say, where to say it, and in customers' words.",
    SALES: "Objections with answers, and influencers.",
    SUPPORT: "Problems after purchase, and churn risks.",
}
OTHER_LEAD = gettext_noop("Your decisions, and the opportunities you own.")
TITLES: Phrases = {
    PRODUCT: "Product team",
    MARKETING: "Marketing team",
    SALES: "Sales team",
    SUPPORT: "Support team",
}
BESIDE = gettext_noop("Other quotes")
OTHERS: Phrases = {
    "criteria": "Decision criteria",
    "jobs": "Jobs to be done",
    "pains": "Pain points, most severe first",
}
MOST, MOST_UNFOLDED = 12, 24
# what each team asks first
ORDER = {
    PRODUCT: ("opportunities", "pains", "jobs", "needs", "accessibility", "decisions"),
    MARKETING: ("quotes", "channels", "triggers", "alternatives", "motivations", "goals", "opportunities", "decisions"),
    SALES: ("objections", "criteria", "influencers", "alternatives", "opportunities", "decisions"),
    SUPPORT: ("low-points", "pains", "churn_risks", "needs", "delights", "opportunities", "decisions"),
}
ORDER_OF_OTHERS = ("opportunities", "decisions")
HEADINGS = DECISION | AIMS | WORK | OTHERS


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class TeamClaim:
    """A claim on a team's page, with its persona and standing."""

    persona: Persona
    claim: AnyClaim
    known: ClaimStanding
    in_play: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Shortened(Generic[Item]):
    """A list as a page shows it: the most pressing, more that unfold, and how many are on other pages only."""

    shown: tuple[Item, ...]
    folded: tuple[Item, ...]
    left: int


def team_pages(edition: Edition) -> Iterator[Page]:
    """Render a page for each team in the settings (or the four default ones), and the index.

    With several products, each product has a page for each team.
    """
    teams = edition.handbook.settings.teams or USUAL
    yield edition.page(
        "teams.md.j2",
        INDEX,
        edition.gettext("Teams"),
        teams=teams,
        leads=LEADS,
        other_lead=OTHER_LEAD,
        usual=teams is USUAL,
    )
    themes = themes_on_site(edition)
    products = products_served(edition.handbook)
    by_product = {
        each: replace(edition, handbook=handbook_for_product(edition.handbook, each))
        for each in products
        if len(products) > 1
    }
    for team in teams:
        yield _page(edition, team, themes, tuple(by_product), None)
        for product, narrowed in by_product.items():
            yield _page(narrowed, team, themes, tuple(by_product), product)


def products_served(handbook: Handbook) -> tuple[str, ...]:
    """Return the products of served personas, in the order of the settings; last, an empty text for those of none."""
    return handbook.settings.sorted_products(each.product or "" for each in served(handbook))


def page_of_team(team: str, product: str | None = None) -> str:
    """Return the path of a team's page, for all products or for one."""
    return f"teams/{team}.md" if product is None else f"teams/{team}/{product or WITHOUT_A_PRODUCT}.md"


def team_page_paths(handbook: Handbook) -> Iterator[str]:
    """Yield the path of each team's page, and of each of its products."""
    products = products_served(handbook)
    for team in handbook.settings.teams or USUAL:
        yield page_of_team(team.id)
        yield from (page_of_team(team.id, each) for each in products if len(products) > 1)


def _page(
    edition: Edition, team: Named, themes: Mapping[str, str], products: tuple[str, ...], product: str | None
) -> Page:
    """Render the page of a team.

    Args:
        edition: the data of the handbook, or of one product
        team: the team
        themes: the page of each theme
        products: those with a page of their own
        product: the one that the page is about; None for all
    """
    handbook = edition.handbook
    most = MOST_UNFOLDED if product is not None or not products else 0
    return edition.page(
        "team.md.j2",
        page_of_team(team.id, product),
        _title(edition, team),
        team=team,
        lead=LEADS.get(team.id, OTHER_LEAD),
        products={each: handbook.settings.product_name(each) if each else "" for each in products},
        product=product,
        page_of_team=page_of_team,
        order=ORDER.get(team.id, ORDER_OF_OTHERS),
        served=served(handbook),
        not_served=not_served(handbook) if team.id in {MARKETING, SALES} else (),
        claims={field: most_pressing(told, most) for field, told in _lines(team, edition).items()},
        verdicts=VERDICTS,
        themes=themes,
        headings=HEADINGS,
        severities=SEVERITIES,
        chances=most_pressing(
            placed_opportunities(handbook, lambda each: team.id == PRODUCT or each.owner in {team.id, team.name}), most
        ),
        low_points=most_pressing(low_points(handbook) if team.id == SUPPORT else (), most),
        words=[(question, most_pressing(said, most // 2, MOST // 2)) for question, said in _words(edition)]
        if team.id == MARKETING
        else [],
        decided=most_pressing(tuple(each for each in decisions(edition) if each.decision.team == team.id), most),
    )


def most_pressing(items: Sequence[Item], unfolded: int, shown: int = MOST) -> Shortened[Item]:
    """Limit a list to the most important items; it is not cut for one or two more than the limit.

    Args:
        items: the most important first
        unfolded: how many more can be unfolded; the rest is only counted
        shown: how many are shown at once
    """
    shown = shown if len(items) > shown + 2 else len(items)
    last = shown + unfolded
    return Shortened(tuple(items[:shown]), tuple(items[shown:last]), max(len(items) - last, 0))


def _lines(team: Named, edition: Edition) -> dict[str, tuple[TeamClaim, ...]]:
    found = claims_for(team.id, edition.handbook)
    return {
        field: tuple(TeamClaim(each.persona, each.claim, each.known) for each in told) for field, told in found.items()
    }


def _title(edition: Edition, team: Named) -> str:
    if team.id in LEADS:
        return edition.gettext(TITLES[team.id])
    return team.name


def _words(edition: Edition) -> list[tuple[str, tuple[object, ...]]]:
    """Return verbatim quotes of customers, by question."""
    said = sorted(active_quotes(edition.handbook, edition.today), key=lambda each: _order(each.about))
    return [
        (QUESTIONS.get(about, BESIDE), tuple(all_)) for about, all_ in groupby(said, lambda each: _known(each.about))
    ]


def _known(about: str | None) -> str:
    return about if about in QUESTIONS else ""


def _order(about: str | None) -> int:
    return list(QUESTIONS).index(about) if about in QUESTIONS else len(QUESTIONS)
