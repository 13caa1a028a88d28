"""The page that puts personas side by side, differences first."""

from __future__ import annotations

from persona_handbook.insight.comparison import scales, shared, sides
from persona_handbook.message import Phrases
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page
from persona_handbook.site.pages.persona_view import AIMS, DECISION

PATH = "personas/compare.md"
MOST_SIDE_BY_SIDE = 8
OTHERS: Phrases = {"jobs": "What they hire it for", "pains": "What hurts", "behaviors": "What they do"}
HEADINGS = DECISION | AIMS | OTHERS


def compare_page(edition: Edition) -> Page:
    """Make the page on which personas stand side by side: those in use, as many as can be looked at together."""
    personas = sorted((each for each in edition.handbook.personas if each.status != "retired"), key=_rank)
    compared = personas[:MOST_SIDE_BY_SIDE]
    page = edition.page(
        "compare.md.j2",
        PATH,
        edition.gettext("Compare personas"),
        compared=compared,
        left_out=personas[MOST_SIDE_BY_SIDE:],
        first=[each.status == "active" and not each.is_anti for each in compared],
        scales=scales(compared, edition.handbook.settings.scales),
        sides=sides(compared),
        shared=shared(compared),
        scores=[edition.score_of(each) for each in compared],
        headings=HEADINGS,
    )
    return page.widened()


def _rank(persona: Persona) -> tuple[bool, bool, bool, str]:
    return (persona.status != "active", persona.is_anti, persona.role != "primary", persona.id)
