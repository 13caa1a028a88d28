"""The example handbook in sites like those of others: each builds strictly, and a journey's page is whole in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visitor
from browser.waiting import eventually
from neighbors.retold import SITES, Site, built
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.journey.diagram import diagrams, step_label

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
EVERY_TIME = ("web-framework", "theme-author", "api-toolkit")
CURVE = """
(map) => {
  const lines = map.querySelector(".ph-map__lines"), drawn = lines.getBoundingClientRect();
  const cells = [...lines.closest("tr").querySelectorAll("td")].map((cell) => cell.getBoundingClientRect());
  return Math.abs(drawn.left - cells[0].left) < 3 && Math.abs(drawn.right - cells.at(-1).right) < 3
    && getComputedStyle(lines).fill === "none" && map.querySelector(".ph-map__feelings").clientHeight > 100;
}
"""
WORDS = """
() => [...document.querySelectorAll("div.mermaid")]
  .map((each) => [...(each.shadowRoot || each).querySelectorAll("svg text, svg foreignObject")]
    .map((text) => text.textContent).join(" ")).join(" ").replace(/\\s+/g, "")
"""


@pytest.mark.parametrize(
    "site",
    [pytest.param(each, id=each.name, marks=() if each.name in EVERY_TIME else pytest.mark.slow) for each in SITES],
)
def test_a_journey_is_whole_in_a_site_like(
    site: Site, tmp_path: Path, host: Callable[[Path], str], visit: Visit, example: Handbook
) -> None:
    visitor = visit(host(built(site, tmp_path)))
    its_home_is_whole(visitor.open(site.home), site, example)
    for folder in site.languages:
        its_journey_is_whole(visitor, site, folder, example)
    if site.lacks:
        visitor.complaints = [each for each in visitor.complaints if site.lacks not in each]


def its_home_is_whole(page: Page, site: Site, example: Handbook) -> None:
    embedded = next(each for each in example.journeys if each.id == "front-desk-first-weeks")
    drawn_stages = [stage for each in diagrams(embedded, example) for stage in each.stages]
    steps = [step_label(step).replace(" ", "") for stage in drawn_stages for step in stage.steps]
    words = [*steps, "Alpha&Omega"] if site.draws_its_own else steps
    expect(page.locator("h1", has_text=site.title)).to_be_attached()
    expect(page.locator("h1 ~ p a[href*='personas/workshop-owner']")).to_be_visible()
    eventually(page, WORDS, lambda drawn: all(word in drawn for word in words))


def its_journey_is_whole(visitor: Visitor, site: Site, folder: str, example: Handbook) -> None:
    journey = max(example.journeys, key=lambda each: sum(1 for _ in each.steps()))
    page = visitor.open(folder + site.address.format(f"journeys/{journey.id}"))
    expect(page).to_have_title(re.compile(re.escape(journey.title)))
    expect(page.get_by_role("heading", level=1, name=journey.title)).to_be_visible()
    expect(page.locator(":is(nav, .navbar) a[href*='personas/']").first).to_be_attached()
    expect(page.locator("h2", has_text=site.languages[folder])).to_be_visible()
    eventually(page.locator(".ph-map").first, CURVE, bool)
    steps = page.locator(".ph-map thead th[scope='col']")
    for step in journey.steps():
        expect(steps.filter(has_text=step.action)).to_be_visible()
    count = len(diagrams(journey, example))
    assert len(visitor.diagrams(count)) == count
    for scheme in site.schemes:
        if site.opens:
            page.locator(site.opens).click()
        page.locator(site.toggle.format(scheme)).first.click()
        expect(page.locator(f"[{site.marks_scheme}]").first).to_have_attribute(site.marks_scheme, scheme)
        visitor.diagrams(count)
