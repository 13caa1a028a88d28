"""A page for each team: what the personas tell it, each line with its persona and how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from persona_handbook.insight.for_teams import (
    MARKETING,
    PRODUCT,
    SALES,
    SUPPORT,
    active_quotes,
    claims_for,
    low_points,
    not_served,
    placed_opportunities,
    served,
)
from persona_handbook.insight.standing import Known
from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.declared import USUAL_TEAMS
from persona_handbook.model.evidence import QUESTIONS
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Named
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page
from persona_handbook.site.pages.decisions import decisions
from persona_handbook.site.pages.persona_view import AIMS, DECISION, SEVERITIES, WORK, themes_on_site
from persona_handbook.site.pages.personas import VERDICTS

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
HEADINGS = DECISION | AIMS | WORK | OTHERS


@dataclass(frozen=True, slots=True)
class TeamClaim:
    """A claim as a team's page shows it: with its persona, and what is known of it."""

    persona: Persona
    claim: AnyClaim
    known: Known
    in_play: tuple[()] = ()


def team_pages(edition: Edition) -> Iterator[Page]:
    """Make a page for each team of the settings (or the four usual ones), and their index."""
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
    for team in teams:
        yield _page(edition, team)


def _page(edition: Edition, team: Named) -> Page:
    handbook = edition.handbook
    return edition.page(
        "team.md.j2",
        f"teams/{team.id}.md",
        _title(edition, team),
        team=team,
        lead=LEADS.get(team.id, OTHER_LEAD),
        served=served(handbook),
        not_served=not_served(handbook) if team.id in {MARKETING, SALES} else (),
        claims=_lines(team, edition),
        verdicts=VERDICTS,
        themes=themes_on_site(edition),
        headings=HEADINGS,
        severities=SEVERITIES,
        chances=placed_opportunities(handbook, lambda each: team.id == PRODUCT or each.owner in {team.id, team.name}),
        low_points=low_points(handbook) if team.id == SUPPORT else (),
        words=_words(edition) if team.id == MARKETING else [],
        decided=[each for each in decisions(edition) if each.decision.team == team.id],
    )


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
    """Give what customers said word for word, by the question that they answered."""
    said = sorted(active_quotes(edition.handbook, edition.today), key=lambda each: _order(each.about))
    return [
        (QUESTIONS.get(about, BESIDE), tuple(all_)) for about, all_ in groupby(said, lambda each: _known(each.about))
    ]


def _known(about: str | None) -> str:
    return about if about in QUESTIONS else ""


def _order(about: str | None) -> int:
    return list(QUESTIONS).index(about) if about in QUESTIONS else len(QUESTIONS)
