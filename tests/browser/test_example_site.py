"""The example handbook as its readers see it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.conftest import REPOSITORY, Build, Visitor
from browser.waiting import eventually
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.journey.diagram import diagrams, step_label

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
FOUND = "list => [...list.querySelectorAll('.md-search-result__item a')].map((each) => each.href)"
CONTRAST = """
() => {
  const drawn = document.querySelector('div.mermaid');
  const label = (drawn.shadowRoot || drawn).querySelector('.task .label, .label');
  const probe = document.createElement('canvas').getContext('2d');
  const light = (color) => { probe.fillStyle = color; probe.fillRect(0, 0, 1, 1);
    const [r, g, b] = probe.getImageData(0, 0, 1, 1).data; return (r + g + b) / 765; };
  return Math.abs(light(getComputedStyle(label).color) - light(getComputedStyle(document.body).backgroundColor));
}
"""


@pytest.fixture(scope="session")
def plain_site(serve: Build) -> str:
    return serve(REPOSITORY, instant=False)


@pytest.mark.parametrize(
    ("instant", "dark"),
    [
        (True, False),
        pytest.param(True, True, marks=pytest.mark.slow),
        pytest.param(False, False, marks=pytest.mark.slow),
        (False, True),
    ],
)
def test_every_journey_is_drawn_with_each_of_its_steps(
    request: pytest.FixtureRequest, visit: Visit, example: Handbook, *, instant: bool, dark: bool
) -> None:
    visitor = visit(request.getfixturevalue("site" if instant else "plain_site"), dark=dark)
    for journey in example.journeys:
        drawn = diagrams(journey, example)
        visitor.open(f"journeys/{journey.id}/")
        words = "".join(visitor.diagrams(len(drawn))).replace(" ", "")
        for diagram in drawn:
            for stage in diagram.stages:
                assert stage.name.replace(" ", "") in words
                for step in stage.steps:
                    assert step_label(step).replace(" ", "") in words
    assert {step.action for journey in example.journeys for step in journey.steps()}


def test_a_diagram_is_drawn_after_a_click_and_stays_after_a_change_of_palette(
    site: str, visit: Visit, example: Handbook
) -> None:
    journey = example.journeys[0]
    visitor = visit(site)
    page = visitor.open("journeys/")
    page.locator(f".md-content a[href$='{journey.id}/']").first.click()
    page.wait_for_url(f"**/journeys/{journey.id}/")
    visitor.diagrams(len(diagrams(journey, example)))
    page.locator("label[title='Switch to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visitor.diagrams(len(diagrams(journey, example)))


def test_labels_can_be_read_in_light_and_dark(site: str, visit: Visit, example: Handbook) -> None:
    for dark in (False, True):
        visitor = visit(site, dark=dark)
        visitor.open(f"journeys/{example.journeys[0].id}/")
        visitor.diagrams(len(diagrams(example.journeys[0], example)))
        eventually(visitor.page, CONTRAST, lambda contrast: contrast > 0.5)


@pytest.mark.parametrize("told", ["job", "pain", "quote"])
def test_a_search_for_what_was_said_leads_to_it(site: str, visit: Visit, example: Handbook, told: str) -> None:
    persona = next(each for each in example.personas if each.role == "primary" and each.status == "active")
    answers = next(each.answers for each in example.evidence_of(persona) if each.answers)
    quote = next(answer.quote for answer in answers.given().values() if answer.quote)
    text, part = {
        "job": (persona.jobs[0].motivation, f"personas/{persona.id}/#claim-{persona.jobs[0].id}"),
        "pain": (persona.pains[0].text, f"personas/{persona.id}/#claim-{persona.pains[0].id}"),
        "quote": (quote, "evidence/"),
    }[told]
    page = visit(site).open("")
    page.locator("[data-md-component=search-query]").click()
    telling = " ".join(sorted(re.findall(r"\w+", text), key=len)[-4:])
    page.keyboard.type(quote if told == "quote" else telling, delay=5)
    results = page.locator(".md-search-result__list")
    # the page that holds it, and then the part of the page
    eventually(results, FOUND, lambda links: any(part in re.sub(r"\?[^#]*", "", each) for each in links[:2]))


def test_edit_this_page_opens_the_file(site: str, visit: Visit, example: Handbook) -> None:
    persona = example.personas[0]
    page = visit(site).open(f"personas/{persona.id}/")
    link = page.locator("a.md-content__button[rel=edit]")
    wanted = f"https://example.com/handbook/edit/main/{persona.path}"
    eventually(link, "link => link.href", lambda address: address == wanted)


def test_pages_say_the_same_without_a_script(site: str, visit: Visit, example: Handbook) -> None:
    journey = example.journeys[0]
    page = visit(site, script=False).open(f"journeys/{journey.id}/")
    for step in journey.steps():
        expect(page.locator("article table").first).to_contain_text(step.action)
