"""Journey pages: the index, and a page for each journey with its diagram and map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from persona_handbook.insight.freshness import Freshness, freshness
from persona_handbook.message import Phrases
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.site.address import page_path
from persona_handbook.site.code import finding_line, in_source
from persona_handbook.site.edition import Edition
from persona_handbook.site.embed.embed_code import embed_code
from persona_handbook.site.journey.course import Course, Feelings, course, feeling_in_words, feelings, unfelt
from persona_handbook.site.journey.curve import small_curve
from persona_handbook.site.journey.curves import differences
from persona_handbook.site.journey.diagram import diagrams
from persona_handbook.site.journey.diagram_style import diagram_height, diagram_zoom
from persona_handbook.site.journey.lanes import STEP_LANES
from persona_handbook.site.journey.map import path_letters, stage_columns
from persona_handbook.site.journey.map_parts import map_parts
from persona_handbook.site.many.products import Group, by_product
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_page_path

INDEX = "journeys/index.md"
KINDS: Phrases = {
    "decision": "Decision journey",
    "onboarding": "Onboarding journey",
    "usage": "Usage journey",
    "service": "Service journey",
    "renewal": "Renewal journey",
}
STATES: Phrases = {"current": "current state", "future": "future state"}

FIELD_NAMES: Phrases = {
    "jobs": "Jobs to be done",
    "measured_by": "Success measures",
    "accessibility": "Accessibility needs",
    "delights": "Works well today",
    "pains": "Pain points",
    "criteria": "Decision criteria",
    "channels": "Discovery channels",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A journey in the index."""

    journey: Journey
    steps: int
    course: Course | None
    feelings: Feelings
    fresh: Freshness


def journey_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of every journey, and the index.

    Of several journeys with the same ID, the first one gets the page.
    """
    handbook = edition.handbook
    shown = tuple(each for each in handbook.journeys if handbook.journey_by_id[each.id] is each)
    groups = by_product(_listed(edition, shown), lambda each: _product_of(each.journey, handbook), edition)
    yield _index(edition, groups)
    for group in groups:
        for each in group.entries:
            yield replace(_page(edition, each.journey), group=group.name)


def _listed(edition: Edition, journeys: tuple[Journey, ...]) -> tuple[Listed, ...]:
    return tuple(
        Listed(each, sum(1 for _ in each.steps()), course(each), feelings(each), freshness(each, edition.today))
        for each in sorted(journeys, key=_rank)
    )


def _index(edition: Edition, groups: tuple[Group[Listed], ...]) -> Page:
    page = edition.page(
        "journeys.md.j2",
        INDEX,
        edition.gettext("Journeys"),
        groups=groups,
        journey_kinds=KINDS,
        small_curve=small_curve,
        feeling_in_words=feeling_in_words,
        broken=edition.handbook.broken_of("journey"),
        broken_page_path=broken_page_path,
    )
    return replace(page, contents=False)


def _product_of(journey: Journey, handbook: Handbook) -> str | None:
    persona = handbook.persona_by_id.get(journey.persona)
    return persona.product if persona else None


def _rank(journey: Journey) -> tuple[int, bool, str]:
    """Active journeys come first, current states before future ones."""
    return {"active": 0, "draft": 1, "retired": 2}[journey.status], journey.state == "future", journey.id


def embedded(edition: Edition, journey: Journey, page: str, *, as_map: bool) -> str:
    """Render a journey for the page at a path: its diagram with a description, or its map."""
    return edition.templates.render(
        "embedded_journey.md.j2",
        page,
        edition=edition,
        handbook=edition.handbook,
        today=edition.today,
        as_map=as_map,
        **(_drawn(edition, journey) | {"embedded": True}),
    ).strip()


def _page(edition: Edition, journey: Journey) -> Page:
    handbook = edition.handbook
    page = edition.page(
        "journey.md.j2",
        page_path("journey", journey.id),
        journey.title,
        made_from=journey.path,
        compared=handbook.journey_by_id.get(journey.compares_to or ""),
        compared_by=_compared_by(journey, handbook),
        fresh=freshness(journey, edition.today),
        findings=edition.findings_in(journey.path),
        finding_line=finding_line,
        with_code=edition.with_code,
        embed_code=embed_code,
        **_drawn(edition, journey),
    )
    return page.widened()


def _drawn(edition: Edition, journey: Journey) -> dict[str, object]:
    """Return the data of the diagram and map of a journey."""
    handbook = edition.handbook
    stages = stage_columns(journey, handbook)
    other = handbook.journey_by_id.get(journey.compares_to or "") or next(iter(_compared_by(journey, handbook)), None)
    return {
        "journey": journey,
        "persona": handbook.persona_by_id.get(journey.persona),
        "other": other,
        "own_name": edition.gettext(STATES[journey.state]),
        "other_name": edition.gettext(STATES[other.state]) if other else "",
        "differences": differences(journey, other) if other else (),
        "diagrams": diagrams(journey, handbook, edition.gettext),
        "diagram_zoom": diagram_zoom,
        "diagram_height": diagram_height,
        "in_source": in_source,
        "course": course(journey),
        "unfelt": unfelt(journey),
        "stages": stages,
        "map": map_parts(stages, journey, other),
        "letters": path_letters(journey),
        "field_names": FIELD_NAMES,
        "journey_kinds": KINDS,
        "step_lanes": STEP_LANES,
        "feeling_in_words": feeling_in_words,
        "embedded": False,
    }


def _compared_by(journey: Journey, handbook: Handbook) -> tuple[Journey, ...]:
    return tuple(each for each in handbook.journeys if each.compares_to == journey.id)
