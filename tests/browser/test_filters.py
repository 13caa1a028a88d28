"""Lists that can be narrowed down, and columns that can be hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import Visitor
from persona_handbook.model.handbook import Handbook

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
SHOWN = "entries => entries.filter((entry) => entry.offsetParent).length"


def test_personas_are_narrowed_down_by_status_and_tag(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open("personas/")
    entries = page.locator("#personas [data-ph-entry]")
    assert entries.evaluate_all(SHOWN) == len(example.personas)
    drafts = [each for each in example.personas if each.status == "draft"]
    page.get_by_label("Status").select_option("draft")
    assert entries.evaluate_all(SHOWN) == len(drafts)
    assert page.locator(".ph-filter [role=status]").inner_text() == f"{len(drafts)} persona"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(
        f"document.querySelectorAll('#personas [data-ph-entry]:not([hidden])').length == {len(example.personas)}"
    )
    tag = example.personas[0].tags[0]
    page.get_by_label("Tag").select_option(tag)
    assert entries.evaluate_all(SHOWN) == sum(tag in each.tags for each in example.personas)


def test_the_register_is_narrowed_down_after_an_instant_click_too(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site).open("personas/")
    page.locator(".md-nav a[href$='evidence/']").first.click()
    page.wait_for_url("**/evidence/")
    page.get_by_label("Kind").select_option("interview")
    interviews = sum(each.kind == "interview" for each in example.evidence)
    assert page.locator("#evidence [data-ph-entry]").evaluate_all(SHOWN) == interviews


def test_without_a_script_everything_is_shown_and_no_form(site: str, visit: Visit, example: Handbook) -> None:
    page = visit(site, script=False).open("personas/")
    assert page.locator("#personas [data-ph-entry]").evaluate_all(SHOWN) == len(example.personas)
    assert not page.locator("form.ph-filter").first.is_visible()


def test_a_persona_is_taken_into_the_comparison_without_a_script(site: str, visit: Visit) -> None:
    page = visit(site, script=False).open("personas/compare/")
    before = page.locator("thead th").evaluate_all(SHOWN)
    page.locator(".ph-compare__choice input:not(:checked)").first.check()
    assert page.locator("thead th").evaluate_all(SHOWN) == before + 1
