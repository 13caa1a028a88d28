"""The home page, and the state of the handbook that it shows."""

from __future__ import annotations

from markupsafe import Markup

from persona_handbook.finding import Level
from persona_handbook.insight.counting import people
from persona_handbook.insight.reviews import reviews_due
from persona_handbook.insight.score import overall, step_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

HOME = "index.md"


def home_page(edition: Edition) -> Page:
    """Make the home page of a handbook that has none written by hand."""
    name = edition.handbook.settings.site_name
    return edition.page("home.md.j2", HOME, name, state=state(edition, HOME))


def state(edition: Edition, page: str) -> Markup:
    """Tell the state of the handbook at a glance, for the page at a path."""
    handbook = edition.handbook
    active = handbook.active_personas()
    measured = [edition.score_of(each) for each in active]
    rendered = edition.templates.render(
        "state.md.j2",
        page,
        edition=edition,
        handbook=handbook,
        today=edition.today,
        active=active,
        primary=next((each for each in active if each.role == "primary"), None),
        drafts=sum(each.status == "draft" for each in handbook.personas),
        people=people(handbook.evidence, handbook),
        score=overall(measured),
        step_of=step_of,
        well_known=sum(each.well_known for each in measured),
        claims=sum(each.claims for each in measured),
        reviews=reviews_due(handbook, edition.today),
        errors=edition.count(Level.ERROR),
        warnings=edition.count(Level.WARNING),
        broken=handbook.broken,
    )
    return rendered.strip()
