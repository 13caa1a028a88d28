"""The journeys: their index, and a page for each with its diagram and its map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.insight.freshness import Freshness, freshness
from persona_handbook.model.journey import Journey
from persona_handbook.site.broken_pages import broken_page_path
from persona_handbook.site.code import with_code
from persona_handbook.site.curve import small_curve
from persona_handbook.site.diagram_style import diagram_zoom
from persona_handbook.site.edition import Edition
from persona_handbook.site.finding_line import finding_line
from persona_handbook.site.journey_course import Course, course, feeling_in_words, feelings, unfelt
from persona_handbook.site.journey_curves import differences
from persona_handbook.site.journey_diagram import diagrams
from persona_handbook.site.journey_map import STEP_LANES, stage_columns
from persona_handbook.site.journey_parts import map_parts
from persona_handbook.site.page import Page

INDEX = "journeys/index.md"
STATES = {"current": "as it is today", "future": "as it should become"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A journey as its index lists it."""

    journey: Journey
    steps: int
    course: Course | None
    feelings: tuple[float | None, ...]
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
        Listed(each, sum(1 for _ in each.steps()), course(each), feelings(each), freshness(each, edition.today))
        for each in journeys
    )
    return edition.page(
        "journeys.md.j2",
        INDEX,
        "Journeys",
        listed=listed,
        small_curve=small_curve,
        broken=edition.handbook.broken_of("journey"),
        broken_page_path=broken_page_path,
    )


def _page(edition: Edition, journey: Journey) -> Page:
    handbook = edition.handbook
    stages = stage_columns(journey, handbook)
    compared = handbook.journey_by_id.get(journey.compares_to or "")
    compared_by = tuple(each for each in handbook.journeys if each.compares_to == journey.id)
    other = compared or next(iter(compared_by), None)
    page = edition.page(
        "journey.md.j2",
        f"journeys/{journey.id}.md",
        journey.title,
        made_from=journey.path,
        journey=journey,
        persona=handbook.persona_by_id.get(journey.persona),
        compared=compared,
        compared_by=compared_by,
        other=other,
        own_name=STATES[journey.state],
        other_name=STATES[other.state] if other else "",
        differences=differences(journey, other) if other else (),
        fresh=freshness(journey, edition.today),
        findings=edition.findings_in(journey.path),
        diagrams=diagrams(journey, handbook),
        diagram_zoom=diagram_zoom,
        course=course(journey),
        unfelt=unfelt(journey),
        stages=stages,
        map=map_parts(stages, other),
        step_lanes=STEP_LANES,
        feeling_in_words=feeling_in_words,
        finding_line=finding_line,
        with_code=with_code,
    )
    return page.widened()
