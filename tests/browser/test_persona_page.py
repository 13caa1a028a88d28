"""A persona at a glance: what is seen first, where it leads, what unfolds, what can be copied, and what paper shows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visitor
from browser.waiting import eventually
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
BOTTOM = "selector => Math.ceil(document.querySelector(selector).getBoundingClientRect().bottom + scrollY)"
LEADS_NOWHERE = """
() => [...document.querySelectorAll(".ph-board a")].filter((link) => link.pathname === location.pathname)
  .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .map((link) => link.hash)
"""
SMALL = """
() => [...document.querySelectorAll("article *")]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((each) => each.checkVisibility())
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 12 && !each.closest("svg, .ph-unseen"))
  .map((each) => each.outerHTML.slice(0, 100))
"""
COPIES = """
() => {
  window.copied = [];
  const clipboard = { writeText: async (text) => { window.copied.push(text); } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard });
}
"""
SCREEN, PHONE_SCREENS, PHONE = 900, 3, 844
PAGES_OF_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")


def primary(example: Handbook) -> Persona:
    return next(each for each in example.personas if each.role == "primary" and each.status == "active")


def open_page(visit: Visit, site: str, persona: Persona, **how: object) -> Page:
    return visit(site, **how).open(f"personas/{persona.id}/")


def test_the_whole_board_is_on_the_first_screen(site: str, visit: Visit, example: Handbook) -> None:
    for persona in (each for each in example.personas if each.status != "retired"):
        page = open_page(visit, site, persona, width=1440)
        eventually(page, BOTTOM, lambda bottom: bottom <= SCREEN, ".ph-board")


def test_on_a_phone_the_board_is_three_screens_at_most(site: str, visit: Visit, example: Handbook) -> None:
    page = open_page(visit, site, primary(example), width=390)
    eventually(page, BOTTOM, lambda bottom: bottom <= PHONE_SCREENS * PHONE, ".ph-board")


def test_the_board_says_what_a_team_asks_first(site: str, visit: Visit, example: Handbook) -> None:
    persona = primary(example)
    board = open_page(visit, site, persona).locator(".ph-board")
    worst = max(persona.pains, key=lambda each: each.severity or 0)
    for told in (persona.jobs[0].motivation, worst.text, persona.objections[0].text, persona.objections[0].answer):
        expect(board).to_contain_text(str(told))
    newest = max(persona.decisions, key=lambda each: str(each.date))
    expect(board).to_contain_text(newest.decision)


def test_everything_on_the_board_leads_to_its_claim(site: str, visit: Visit, example: Handbook) -> None:
    page = open_page(visit, site, primary(example))
    assert eventually(page, LEADS_NOWHERE, lambda lost: lost == []) == []
    worst = max(primary(example).pains, key=lambda each: each.severity or 0)
    page.locator(".ph-board").get_by_role("link", name=worst.text).click()
    expect(page).to_have_url(re.compile(f"#claim-{worst.id}$"))
    expect(page.locator(f"#claim-{worst.id}")).to_be_in_viewport()


def test_evidence_checks_and_dissent_unfold_from_the_chip_of_a_claim(
    site: str, visit: Visit, example: Handbook
) -> None:
    persona = primary(example)
    disputed = next(each for each in persona.claims() if each.against and each.checked_against)
    page = open_page(visit, site, persona)
    claim = page.locator(f"#claim-{disputed.id}")
    behind = claim.locator(".ph-why dl")
    expect(claim.locator("[class^=ph-grade]")).to_have_count(1)
    expect(behind).to_be_hidden()
    claim.locator("summary").focus()
    page.keyboard.press("Enter")
    for told in ("Evidence", "Data checks", str(disputed.checked_against[0].finding), str(disputed.against[0].says)):
        expect(behind).to_contain_text(told)


def test_what_is_folded_opens_for_a_link_that_leads_into_it(site: str, visit: Visit, example: Handbook) -> None:
    page = open_page(visit, site, primary(example))
    about = page.locator("#about dl")
    expect(about).to_be_hidden()
    page.goto(f"{page.url}#about")
    expect(about).to_be_visible()


def test_the_sections_stay_in_sight_and_say_where_one_is(site: str, visit: Visit, example: Handbook) -> None:
    page = open_page(visit, site, primary(example), width=1440)
    sections = page.get_by_role("navigation", name="Sections of this page")
    sections.get_by_role("link", name=re.compile("^Decision making")).click()
    expect(sections).to_be_in_viewport()
    expect(sections.locator("[aria-current]")).to_have_text(re.compile("^Decision making"))


def test_the_table_of_contents_goes_down_to_the_third_level(site: str, visit: Visit, example: Handbook) -> None:
    page = open_page(visit, site, primary(example))
    for anchor in ("decision", "objections", "triggers", "aims", "scales"):
        expect(page.locator(f".md-nav--secondary a[href$='#{anchor}']").first).to_be_attached()
        expect(page.locator(f"#{anchor}")).to_have_count(1)


def test_a_link_to_a_claim_and_the_claim_as_a_quote_can_be_copied(site: str, visit: Visit, example: Handbook) -> None:
    persona = primary(example)
    told = max(persona.pains, key=lambda each: each.severity or 0)
    visitor = visit(site)
    visitor.page.add_init_script(f"({COPIES})()")
    page = visitor.open(f"personas/{persona.id}/")
    page.locator(f"#claim-{told.id}").hover()
    page.get_by_role("button", name="Copy as quote").click()
    page.get_by_role("button", name="Copy link").click()
    address = f"{site}personas/{persona.id}/#claim-{told.id}"
    quote, link = eventually(page, "window.copied", lambda copied: len(copied) == 2)
    assert link == address
    assert quote.startswith(f"“{told.text}” (High confidence; supported by data; P-01")
    assert quote.endswith(f"{persona.name}: {address}")
    expect(page).to_have_url(address)


def test_the_keyboard_reaches_the_control_that_copies(site: str, visit: Visit, example: Handbook) -> None:
    told = primary(example).pains[0]
    visitor = visit(site)
    visitor.page.add_init_script(f"({COPIES})()")
    page = visitor.open(f"personas/{primary(example).id}/")
    page.locator(f"#claim-{told.id} summary").focus()
    expect(page.locator(f"#claim-{told.id} .ph-copy")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    eventually(page, "window.copied", lambda copied: len(copied) == 1 and told.text in copied[0])


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_label_is_smaller_than_twelve_pixels(site: str, visit: Visit, example: Handbook, width: int) -> None:
    page = open_page(visit, site, primary(example), width=width)
    assert eventually(page, SMALL, lambda small: small == []) == []


def test_on_paper_the_board_fills_the_first_page_and_the_claims_follow(
    site: str, visit: Visit, example: Handbook
) -> None:
    page = open_page(visit, site, primary(example))
    whole = len(PAGES_OF_PDF.findall(page.pdf(prefer_css_page_size=True)))
    board = len(PAGES_OF_PDF.findall(page.pdf(prefer_css_page_size=True, page_ranges="1")))
    page.add_style_tag(content=".ph-board ~ * { display: none !important } .ph-board { break-after: auto !important }")
    alone = len(PAGES_OF_PDF.findall(page.pdf(prefer_css_page_size=True)))
    assert (alone, board) == (1, 1)
    assert whole > 1
