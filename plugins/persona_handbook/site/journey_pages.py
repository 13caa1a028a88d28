"""The journeys: their index, and a page for each with its diagram and the same facts step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from persona_handbook.insight.freshness import Freshness, freshness
from persona_handbook.model.journey import Journey
from persona_handbook.site.broken_pages import broken_page_path
from persona_handbook.site.code import with_code
from persona_handbook.site.edition import Edition
from persona_handbook.site.finding_line import finding_line
from persona_handbook.site.journey_course import Course, course, feeling_in_words, unfelt
from persona_handbook.site.journey_diagram import diagrams
from persona_handbook.site.journey_table import columns, stage_rows
from persona_handbook.site.page import Page

INDEX = "journeys/index.md"


@dataclass(frozen=True, slots=True)
class Listed:
    """A journey as its index lists it."""

    journey: Journey
    steps: int
    course: Course | None
    fresh: Freshness


def journey_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of every journey, and their index.

    Of journeys with the same id the first one has the page.
    """
    handbook = edition.handbook
    shown = tuple(each for each in handbook.journeys if handbook.journey_by_id[each.id] is each)
    yield _index(edition, shown)
    for journey in shown:
        yield _page(edition, journey)


def _index(edition: Edition, journeys: tuple[Journey, ...]) -> Page:
    listed = tuple(
        Listed(each, sum(1 for _ in each.steps()), course(each), freshness(each, edition.today)) for each in journeys
    )
    return edition.page(
        "journeys.md.j2",
        INDEX,
        "Journeys",
        listed=listed,
        broken=edition.handbook.broken_of("journey"),
        broken_page_path=broken_page_path,
    )


def _page(edition: Edition, journey: Journey) -> Page:
    handbook = edition.handbook
    stages = stage_rows(journey, handbook)
    page = edition.page(
        "journey.md.j2",
        f"journeys/{journey.id}.md",
        journey.title,
        made_from=journey.path,
        journey=journey,
        persona=handbook.persona_by_id.get(journey.persona),
        compared=handbook.journey_by_id.get(journey.compares_to or ""),
        compared_by=tuple(each for each in handbook.journeys if each.compares_to == journey.id),
        fresh=freshness(journey, edition.today),
        findings=edition.findings_in(journey.path),
        diagrams=diagrams(journey, handbook),
        course=course(journey),
        unfelt=unfelt(journey),
        stages=stages,
        columns=columns(stages),
        feeling_in_words=feeling_in_words,
        finding_line=finding_line,
        with_code=with_code,
    )
    return replace(page, wide=True)
