"""Renders every page of the site from the handbook and its findings, without side effects."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from persona_handbook.site.edition import Edition
from persona_handbook.site.forms.pages import form_pages
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_pages
from persona_handbook.site.pages.changes import change_pages
from persona_handbook.site.pages.compare import compare_page
from persona_handbook.site.pages.coverage import coverage_page
from persona_handbook.site.pages.decisions import decision_pages
from persona_handbook.site.pages.evidence import evidence_pages
from persona_handbook.site.pages.fields import field_pages
from persona_handbook.site.pages.home import home_page
from persona_handbook.site.pages.journeys import journey_pages
from persona_handbook.site.pages.lint import lint_pages
from persona_handbook.site.pages.method import method_pages
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.site.pages.reviews import review_page
from persona_handbook.site.pages.rules import rule_pages
from persona_handbook.site.pages.teams import team_pages

WEIGHTS = {
    "personas": 4,
    "journeys": 2,
    "rules": 0.05,
    "fields": 0.05,
    "lint.md": 0.05,
    "propose": 0.05,
    "changes.md": 0.5,
    "teams": 0.5,
}


def every_page(edition: Edition) -> dict[str, Page]:
    """Render every page of an edition.

    Returns:
        the pages by path in the documents folder
    """
    made = chain(
        [home_page(edition)],
        [compare_page(edition)],
        persona_pages(edition),
        journey_pages(edition),
        [coverage_page(edition)],
        method_pages(edition),
        evidence_pages(edition),
        broken_pages(edition),
        change_pages(edition),
        decision_pages(edition),
        [review_page(edition)],
        team_pages(edition),
        lint_pages(edition),
        rule_pages(edition),
        field_pages(edition),
        form_pages(edition),
    )
    return {page.path: _weighed(page) for page in made}


def _weighed(page: Page) -> Page:
    """Set the search weight: pages about people first, mentions after them, our own texts last."""
    return replace(page, weight=page.weight * WEIGHTS.get(page.path.split("/")[0], 1))
