"""The paths of all generated pages, and hand-written pages that replace them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.lint.rule import Rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.address import placed
from persona_handbook.site.forms.form_links import form_path
from persona_handbook.site.forms.pages import FORMS
from persona_handbook.site.pages import (
    changes,
    compare,
    coverage,
    decisions,
    evidence,
    fields,
    home,
    journeys,
    lint,
    method,
    personas,
    reviews,
    rules,
    teams,
)
from persona_handbook.site.pages.broken import broken_page_path
from persona_handbook.site.pages.retired import page_of

TAKEN = "taken-page"
OF_THEIR_OWN = (changes.PATH, compare.PATH, coverage.PATH, decisions.PATH, lint.PATH, method.PATH, reviews.PATH)
INDEXES = (home.HOME, evidence.INDEX, fields.INDEX, journeys.INDEX, personas.INDEX, rules.INDEX, teams.INDEX)


def page_paths(handbook: Handbook, known_rules: Iterable[Rule]) -> frozenset[str]:
    """Return the path of every generated page in the handbook's section of the site."""
    return frozenset((*OF_THEIR_OWN, *INDEXES, *_of_files(handbook), *_of_lists(handbook, known_rules)))


def _of_files(handbook: Handbook) -> Iterator[str]:
    yield from (page_of(each, handbook) for each in handbook.persona_by_id)
    yield from (f"journeys/{each}.md" for each in handbook.journey_by_id)
    yield from (f"evidence/{each}.md" for each in handbook.evidence_by_id)
    yield from (path for each in handbook.broken if (path := broken_page_path(each, handbook)))


def _of_lists(handbook: Handbook, known_rules: Iterable[Rule]) -> Iterator[str]:
    yield from (f"rules/{each.name}.md" for each in known_rules)
    yield from (f"fields/{each.id}.md" for each in fields.KINDS)
    yield from teams.team_page_paths(handbook)
    yield from (form_path(each.kind) for each in FORMS)


def with_taken_pages(handbook: Handbook, known_rules: Iterable[Rule]) -> Handbook:
    """Return the handbook with the hand-written pages that replace generated ones.

    The home page is hand-written by design and does not count.
    """
    base = handbook.settings.base
    ours = {placed(base, path) for path in page_paths(handbook, known_rules)} - {home.HOME}
    found = tuple(_taken(source, path) for path, source in handbook.documents.items() if path in ours)
    return replace(handbook, taken_pages=found) if found else handbook


def _taken(source: str, path: str) -> Finding:
    message = gettext("This page replaces the handbook's page of the same path, `%(path)s`.", path=path)
    move = gettext("Move it, or set `base` so that the pages of the handbook are in a separate section.")
    return Finding(Location(source, 1, 1, 1, 1), Level.WARNING, TAKEN, message, move)
