"""The journey's map in a real browser: where its curve runs, and how it stands on screens and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Route, expect

from browser.conftest import Visitor
from browser.waiting import alter, eventually, last_answer
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.journey.diagram import diagrams

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
NINE_STEPS = 9

MARKERS = """
() => [...document.querySelectorAll('.ph-map__felt')].map((felt) => {
  const cell = felt.closest('td').getBoundingClientRect();
  const marks = felt.querySelector('.ph-map__marks').getBoundingClientRect();
  return [(marks.x + marks.width / 2 - cell.x) / cell.width, (marks.y + marks.height / 2 - cell.y) / cell.height,
    Number(getComputedStyle(felt).getPropertyValue('--ph-map-feeling'))];
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
SIDES = """
() => [...document.querySelectorAll('article :is(.ph-map, .ph-diagram)')].map((each) => each.className.split(" ")[0])
"""
BELOW_HEADER = """
(stage) => {
  const top = stage.getBoundingClientRect().top;
  return Math.abs(top - document.querySelector('.md-header').getBoundingClientRect().bottom) < 2;
}
"""
INSIDE = (
    "(cell) => Math.abs(cell.getBoundingClientRect().top - cell.closest('.ph-map').getBoundingClientRect().top) < 3"
)
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!each.hadRecentInput) window.shifted += each.value;
})).observe({ type: "layout-shift", buffered: true });
"""
SMALL = """
() => [...document.querySelectorAll("article *")]
  .filter((each) => each.checkVisibility() && !each.closest(".ph-diagram"))
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 11.99 && !each.matches(".ph-unseen, .ph-unseen *"))
  .map((each) => `${each.className} ${getComputedStyle(each).fontSize} ${each.textContent.trim().slice(0, 20)}`)
"""
SIZE = "map => parseFloat(getComputedStyle(map).fontSize)"
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


def test_a_journey_is_printed_on_a_sheet_for_each_part_of_its_map_and_one_for_the_diagram(
    site: str, visit: Visit, example: Handbook
) -> None:
    visitor = visit(site)
    for journey in example.journeys:
        page = visitor.open(f"journeys/{journey.id}/")
        maps: int = eventually(page, "document.querySelectorAll('.ph-map').length", bool)
        drawn = len(visitor.diagrams(len(diagrams(journey, example))))
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True)))
        assert maps < sheets <= maps + drawn


def test_the_map_comes_first_and_the_diagram_is_drawn_when_it_comes_near(
    site: str, visit: Visit, example: Handbook
) -> None:
    page = visit(site).open(f"journeys/{longest(example)}/")
    eventually(page, SIDES, lambda found: found == sorted(found, key=lambda each: each != "ph-map"))
    diagram = page.locator(".ph-diagram").first
    expect(diagram.locator("div.mermaid")).to_have_count(0)
    expect(page.locator(".ph-diagram pre >> visible=true")).to_have_count(0)
    diagram.scroll_into_view_if_needed()
    expect(diagram.locator("div.mermaid")).to_be_attached()


def test_the_diagram_is_drawn_for_paper_though_nobody_scrolled_to_it(
    site: str, visit: Visit, example: Handbook
) -> None:
    page = visit(site).open(f"journeys/{longest(example)}/")
    expect(page.locator(".ph-mapbar")).to_be_visible()
    page.pdf(prefer_css_page_size=True)
    expect(page.locator(".ph-diagram pre")).to_have_count(0)


def test_without_a_script_no_source_stands_in_for_the_diagram(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, script=False).open(f"journeys/{longest(example)}/")
    expect(page.locator(".ph-diagram").first).to_be_visible()
    expect(page.locator(".ph-diagram pre >> visible=true")).to_have_count(0)
    expect(page.locator(".ph-mapbar")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_journey_is_read(site: str, visit: Visit, example: Handbook, width: int) -> None:
    visitor = visit(site, width=width)
    visitor.page.add_init_script(SHIFTS)
    page = visitor.open(f"journeys/{longest(example)}/")
    visitor.diagrams(len(diagrams(example.journey_by_id[longest(example)], example)))
    eventually(page, "window.shifted", lambda shifted: shifted < 0.05)


def test_the_start_of_the_page_is_as_wide_as_the_whole_before_the_rest_has_come(
    site: str, visit: Visit, example: Handbook
) -> None:
    visitor = visit(site, width=1440)
    address = f"journeys/{longest(example)}/"
    visitor.page.route(f"**/{address}", _start_of_page)
    page = visitor.open(address)
    expect(page.locator(".md-main__inner")).to_have_css("width", "1440px")


def _start_of_page(page: Route) -> None:
    answer = page.fetch()
    start = answer.text().partition('<div class="ph ph-journey">')[0]
    page.fulfill(response=answer, body=start)


def test_the_stages_stay_below_the_head_of_the_page(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, width=1440).open(f"journeys/{longest(example)}/")
    page.locator(".ph-map__lane--evidence").first.scroll_into_view_if_needed()
    eventually(page.locator(".ph-map__stages > th").first, BELOW_HEADER, bool)


def test_on_a_phone_the_stages_stay_while_the_map_is_scrolled(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, width=390).open(f"journeys/{longest(example)}/")
    alter(page.locator(".ph-map").first, "map => map.scrollBy(0, 400)")
    eventually(page.locator(".ph-map__stages > th").first, INSIDE, bool)


def test_lanes_can_be_hidden_and_the_address_keeps_the_choice(site: str, visit: Visit, example: Handbook) -> None:
    visitor = visit(site)
    page = visitor.open(f"journeys/{longest(example)}/")
    lane = page.locator("[data-ph-lane=goal]").first
    expect(lane).to_be_visible()
    page.get_by_text("Lanes", exact=True).click()
    page.get_by_label("Goal").uncheck()
    expect(lane).to_be_hidden()
    page.get_by_label("Zoom").select_option("75")
    page.wait_for_url("**/?hide=goal&zoom=75")
    small = last_answer(page.locator(".ph-map").first, SIZE, bool)
    page.reload()
    expect(page.locator("[data-ph-lane=goal]").first).to_be_hidden()
    expect(page.get_by_label("Zoom")).to_have_value("75")
    page.get_by_label("Zoom").select_option("100")
    page.wait_for_url("**/?hide=goal")
    eventually(page.locator(".ph-map").first, SIZE, lambda size: size == pytest.approx(small / 0.75))


def test_the_choice_of_lanes_closes_with_the_keyboard(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open(f"journeys/{longest(example)}/")
    page.locator(".ph-mapbar summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Goal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Goal")).to_be_hidden()
    expect(page.locator(".ph-mapbar summary")).to_be_focused()


def test_claims_and_evidence_unfold_from_their_chips(site: str, visit: Visit) -> None:
    page = visit(site).open("journeys/workshop-owner-decides/")
    cell = page.locator(".ph-map__lane--claims td").first
    claim = cell.get_by_role("link", name="The third wrong or late part in one week")
    expect(claim).to_be_hidden()
    cell.get_by_text("Triggers").click()
    expect(claim).to_be_visible()
    evidence = page.locator(".ph-map__lane--evidence td").first
    evidence.get_by_text("2 people").click()
    expect(evidence.get_by_role("link", name="P-02")).to_be_visible()


def test_no_label_of_a_journey_is_smaller_than_twelve_pixels(site: str, visit: Visit, example: Handbook) -> None:
    for width in (390, 1280):
        visitor = visit(site, width=width)
        for journey in example.journeys:
            page = visitor.open(f"journeys/{journey.id}/")
            eventually(page, SMALL, lambda found: found == [])
