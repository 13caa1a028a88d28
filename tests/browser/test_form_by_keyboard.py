"""The form is filled in with keys alone, and a screen reader is told what changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visitor
from browser.test_form import add, begin, data_of, fill, shown_in
from browser.waiting import eventually

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
MOST_KEYS = 90
HAS_FOCUS = "element => document.activeElement === element"


def go(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press a key until something has the focus."""
    for _ in range(MOST_KEYS):
        if eventually(target, HAS_FOCUS, lambda answer: answer is not None):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{MOST_KEYS} times {key} do not lead to {target}.")


def press(page: Page, target: Locator, key: str = "Tab") -> None:
    go(page, target, key)
    page.keyboard.press("Enter")


def said(page: Page, text: str) -> None:
    expect(page.locator("#ph-form-live")).to_have_text(text)


def at(page: Page, path: str) -> Locator:
    return page.locator(f'[data-path="#/{path}"]').first


def field(page: Page, path: str) -> Locator:
    return at(page, path).locator("input, textarea, select").first


def test_an_interview_is_written_with_keys_alone(site: str, visit: Visit, tmp_path: Path) -> None:
    page = begin(visit(site), "evidence/")
    go(page, field(page, "answers/problem/says"))
    page.keyboard.type("Parts come late.")
    press(page, page.get_by_role("button", name="Add theme").first)
    expect(field(page, "answers/problem/themes/0")).to_be_focused()
    said(page, "Added: Theme 1.")
    page.keyboard.type("late-parts")
    press(page, at(page, "answers/problem/themes").get_by_role("button", name="Add theme"), "Shift+Tab")
    expect(field(page, "answers/problem/themes/1")).to_be_focused()
    page.keyboard.type("wrong")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    said(page, "Deleted: Theme 2.")
    expect(field(page, "answers/problem/themes/0")).to_be_focused()
    go(page, field(page, "consent/scope"))
    page.keyboard.press("ArrowDown")
    go(page, field(page, "participant"))
    page.keyboard.type("P-40")
    go(page, field(page, "date"))
    page.keyboard.type("2026-09-03")
    press(page, page.locator("#ph-form-download"))
    expect(page.locator("#ph-form-wrongs")).to_be_focused()
    said(page, "Fields to fix: 1.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(page, "title")).to_be_focused()
    expect(field(page, "title")).to_have_accessible_description(re.compile(r"Fill in this field\."))
    page.keyboard.type("Mechanic with a van")
    expect(field(page, "title")).not_to_have_accessible_description(re.compile("Fill in"))
    go(page, page.locator("#ph-form-download"))
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    waited.value.save_as(tmp_path / "p.yaml")
    assert waited.value.suggested_filename == "p-40.yaml"
    expect(page.locator("#ph-form-said")).to_have_text("Save the file as personas/evidence/p-40.yaml in the handbook.")
    assert data_of((tmp_path / "p.yaml").read_text("utf-8")) == {
        "kind": "interview",
        "title": "Mechanic with a van",
        "date": "2026-09-03",
        "participant": "P-40",
        "answers": {"problem": {"says": "Parts come late.", "themes": ["late-parts"]}},
        "consent": {"scope": "internal"},
    }


def agreeing(visitor: Visitor) -> Visitor:
    """Answer yes whenever the form asks."""
    visitor.page.add_init_script("window.confirm = () => true;")
    return visitor


def test_entries_are_moved_and_deleted_with_keys_alone(site: str, visit: Visit) -> None:
    page = begin(agreeing(visit(site)), "persona/")
    fill(page, {"pains/0/text": "First."})
    press(page, at(page, "pains").get_by_role("button", name="Add pain point"), "Shift+Tab")
    expect(field(page, "pains/1/text")).to_be_focused()
    page.keyboard.type("Second.")
    item = page.locator('.jedi-array-item:has(> div > [data-path="#/pains/1"])')
    press(page, item.get_by_role("button", name="Move up"), "Shift+Tab")
    said(page, "Pain point 2 is now number 1.")
    moved = page.locator('.jedi-array-item:has(> div > [data-path="#/pains/0"])')
    expect(moved.get_by_role("button", name="Move down")).to_be_focused()
    expect(moved.get_by_role("button", name="Move down")).to_have_accessible_description("1. Second.")
    shown_in(page, lambda data: [each["text"] for each in data["pains"]] == ["Second.", "First."])
    press(page, moved.get_by_role("button", name="Delete"), "Shift+Tab")
    said(page, "Deleted: Pain point 1.")
    expect(page.locator(".ph-form__entry", has_text="1. First.")).to_be_focused()
    shown_in(page, lambda data: [each["text"] for each in data["pains"]] == ["First."])


def test_an_entry_stays_open_or_closed_when_others_are_deleted_or_moved(site: str, visit: Visit) -> None:
    page = begin(agreeing(visit(site)), "persona/")
    for number, text in enumerate(("First.", "Second.", "Third.")):
        if number:
            add(page, "pains")
        fill(page, {f"pains/{number}/text": text})
    first, second, third = (page.locator(".ph-form__entry", has_text=text) for text in ("First.", "Second.", "Third."))
    second.click()
    expect(second).to_have_attribute("aria-expanded", "false")
    page.locator(
        '.jedi-array-item:has(> div > [data-path="#/pains/2"]) > .jedi-actions-slot .jedi-array-move-up'
    ).click()
    expect(third).to_have_text("2. Third.")
    expect(third).to_have_attribute("aria-expanded", "true")
    expect(second).to_have_attribute("aria-expanded", "false")
    page.locator(
        '.jedi-array-item:has(> div > [data-path="#/pains/0"]) > .jedi-actions-slot .jedi-array-delete'
    ).click()
    expect(first).to_have_count(0)
    expect(third).to_have_attribute("aria-expanded", "true")
    expect(second).to_have_text("2. Second.")
    expect(second).to_have_attribute("aria-expanded", "false")


def test_findings_and_drafts_are_told(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/")
    fill(page, {"owner": "research"})
    expect(page.locator("#ph-form-live")).to_have_text(re.compile(r"Findings so far: \d\."))
    eventually(page, "Object.values(localStorage).join()", lambda kept: "research" in kept)
    page.reload()
    page.get_by_role("button", name="Continue the draft").press("Enter")
    said(page, "The draft is restored.")
    expect(field(page, "name")).to_be_focused()
