"""The journey's map in a real browser: where its curve runs, and how it stands on screens and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import expect

from browser.conftest import Visitor
from browser.waiting import alter, eventually
from persona_handbook.model.handbook import Handbook

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
NINE_STEPS = 9

MARKERS = """
() => [...document.querySelectorAll('.ph-map__felt')].map((felt) => {
  const cell = felt.closest('td').getBoundingClientRect();
  const marker = felt.querySelector('.ph-marker').getBoundingClientRect();
  return [(marker.x + marker.width / 2 - cell.x) / cell.width, (marker.y + marker.height / 2 - cell.y) / cell.height,
    Number(getComputedStyle(felt).getPropertyValue('--ph-feeling'))];
})
"""
CURVE = """
() => [...document.querySelectorAll('.ph-map__lines')].map((lines) => {
  const drawn = lines.getBoundingClientRect();
  const row = lines.closest('tr');
  const cells = [...row.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect());
  return [Math.abs(drawn.left - cells[0].left), Math.abs(drawn.right - cells.at(-1).right),
    Math.abs(drawn.height - cells[0].height)];
})
"""
HIDDEN_WIDTHS = "[...document.querySelectorAll('.ph-map')].map((map) => map.scrollWidth - map.clientWidth)"
LEFT = "element => element.getBoundingClientRect().x"


def longest(example: Handbook) -> str:
    return max(example.journeys, key=lambda journey: sum(1 for _ in journey.steps())).id


def test_every_marker_stands_in_the_middle_of_its_step_as_high_as_its_feeling(
    site: str, visit: Visit, example: Handbook
) -> None:
    visitor = visit(site)
    for journey in example.journeys:
        count = sum(step.feeling is not None for step in journey.steps())
        eventually(visitor.open(f"journeys/{journey.id}/"), MARKERS, partial(are_in_place, count=count))


def are_in_place(markers: list[tuple[float, float, int]], count: int) -> bool:
    return len(markers) == count and all(
        across == pytest.approx(0.5, abs=0.03) and down == pytest.approx((10 + (5 - feeling) * 20) / 100, abs=0.03)
        for across, down, feeling in markers
    )


def test_the_curve_runs_over_all_steps(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open(f"journeys/{example.journeys[0].id}/")
    eventually(page, CURVE, lambda found: found and all(each < 2 for sides in found for each in sides))


def test_nine_steps_stand_on_a_wide_screen_without_scrolling(site: str, visit: Visit, example: Handbook) -> None:
    long_enough = [each for each in example.journeys if sum(1 for _ in each.steps()) >= NINE_STEPS]
    assert long_enough
    for journey in long_enough:
        page = visit(site).open(f"journeys/{journey.id}/")
        eventually(page, HIDDEN_WIDTHS, lambda found: found and max(found) <= 0)


def test_on_a_phone_the_names_of_the_lanes_stay_while_the_map_is_scrolled(
    site: str, visit: Visit, example: Handbook
) -> None:
    page = visit(site, width=360).open(f"journeys/{longest(example)}/")
    journey_map = page.locator(".ph-map").first
    eventually(page, HIDDEN_WIDTHS, lambda found: found and found[0] > 0)
    name, cell = (journey_map.locator(f"tbody {kind}").first for kind in ("th", "td"))
    before, elsewhere = (eventually(each, LEFT, lambda _: True) for each in (name, cell))
    alter(journey_map, "map => map.scrollBy(300, 0)")
    eventually(cell, LEFT, lambda left: left < elsewhere)
    eventually(name, LEFT, lambda left: left == before)
    expect(page.locator(".ph-map__hint").first).to_be_visible()


def test_a_journey_is_printed_on_one_sheet_a_map(site: str, visit: Visit, example: Handbook) -> None:
    visitor = visit(site)
    for journey in example.journeys:
        page = visitor.open(f"journeys/{journey.id}/")
        visitor.page.wait_for_load_state("networkidle")
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True)))
        expect(page.locator(".ph-map")).to_have_count(sheets)
