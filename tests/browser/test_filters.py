"""Lists that can be narrowed down, and columns that can be hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visitor
from browser.test_persona_page import COPIES
from browser.waiting import eventually
from persona_handbook.model.handbook import Handbook

MOVED = """
() => new Promise((found) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { moved += each.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => found(moved), 300);
})
"""
# what Google calls good is up to 0.1 (web.dev, Cumulative Layout Shift, 2023); ours is half of it
MOST_MOVED = 0.05

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def shown(page: Page, selector: str) -> Locator:
    return page.locator(f"{selector} >> visible=true")


def test_personas_are_narrowed_down_by_status_and_tag(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open("personas/")
    entries = shown(page, "#personas [data-ph-entry]")
    expect(entries).to_have_count(len(example.personas))
    drafts = [each for each in example.personas if each.status == "draft"]
    page.get_by_label("Status").select_option("draft")
    expect(entries).to_have_count(len(drafts))
    expect(page.locator(".ph-filter [role=status]")).to_have_text(f"{len(drafts)} persona")
    page.get_by_role("button", name="Show all").click()
    expect(entries).to_have_count(len(example.personas))
    tag = example.personas[0].tags[0]
    page.get_by_label("Tag").select_option(tag)
    expect(entries).to_have_count(sum(tag in each.tags for each in example.personas))


def test_the_register_is_narrowed_down_after_an_instant_click_too(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open("personas/")
    page.locator(".md-tabs").get_by_role("link", name="Proof").click()
    page.wait_for_url("**/evidence/")
    page.get_by_label("Kind").select_option("interview")
    interviews = sum(each.kind == "interview" for each in example.evidence)
    expect(shown(page, "#evidence [data-ph-entry]")).to_have_count(interviews)


def test_nothing_moves_when_the_form_appears(site: str, visit: Visit) -> None:
    page = visit(site, width=390).open("decided/")
    expect(page.locator("form.ph-filter")).to_be_visible()
    eventually(page, MOVED, lambda moved: moved <= MOST_MOVED)


def test_without_a_script_everything_is_shown_and_no_form(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, script=False).open("personas/")
    expect(shown(page, "#personas [data-ph-entry]")).to_have_count(len(example.personas))
    expect(page.locator("form.ph-filter").first).to_be_hidden()


def test_a_persona_is_taken_into_the_comparison_without_a_script(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, script=False).open("personas/compare/")
    columns = shown(page, "thead th")
    compared = sum(persona.status == "active" and not persona.is_anti for persona in example.personas)
    expect(columns).to_have_count(compared)
    page.locator(".ph-compare__choice input:not(:checked)").first.check()
    expect(columns).to_have_count(compared + 1)


def test_what_was_chosen_stands_in_the_address(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open("personas/")
    page.get_by_label("Status").select_option("draft")
    expect(page).to_have_url(f"{site}personas/?status=draft")
    page.reload()
    drafts = sum(each.status == "draft" for each in example.personas)
    expect(shown(page, "#personas [data-ph-entry]")).to_have_count(drafts)
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(f"{site}personas/")


def test_the_page_of_a_team_is_copied_as_a_list(site: str, visit: Visit, example: Handbook) -> None:
    visitor = visit(site)
    visitor.page.add_init_script(f"({COPIES})()")
    page = visitor.open("teams/sales/")
    page.get_by_role("button", name="Copy all as a list").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    (copied,) = eventually(page, "window.copied", bool)
    objection = example.persona_by_id["workshop-owner"].objections[0]
    assert copied.startswith("Objections\n- ")
    assert f"- {objection.text} Answer: {objection.answer}" in copied
