"""Any two to four personas side by side: chosen by search, kept in the address, and what is the same can be hidden."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import REPOSITORY, Build, Visitor
from persona_handbook.model.handbook import Handbook

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
SHORT = """
name: Short persona {number}
status: active
role: secondary
owner: research
summary: Waits.
pains:
  - {{id: shared, text: The same for all.}}
  - {{id: own, text: Only for number {number}.}}
objections:
  - {{id: o, text: We have number {number}., answer: It is not the same.}}
"""


@pytest.fixture(scope="session")
def many(serve: Build, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site with twelve personas more than the example has."""
    root = tmp_path_factory.mktemp("many")
    for name in ("docs", "journeys", "personas", "mkdocs.yml"):
        source: Path = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    for number in range(12):
        (root / f"personas/short-{number}.yaml").write_text(SHORT.format(number=number), "utf-8")
    return serve(root, as_it_is=True)


def heads(page: Page) -> Locator:
    return page.locator(".ph-compare__table thead th a >> visible=true")


def test_a_persona_is_added_by_search_and_the_choice_is_kept_in_the_address(
    site: str, visit: Visit, example: Handbook
) -> None:
    page = visit(site).open("personas/compare/?personas=workshop-owner")
    expect(heads(page)).to_have_count(1)
    anti = next(each for each in example.personas if each.is_anti and each.status == "active")
    page.get_by_label("Add a persona").fill(anti.name.split()[0])
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_text([example.persona_by_id["workshop-owner"].called, anti.called])
    page.reload()
    expect(heads(page)).to_have_count(2)
    page.get_by_role("button", name="Remove: Workshop owner").click()
    expect(heads(page)).to_have_text([anti.called])


def test_a_persona_that_is_not_in_the_page_is_fetched_and_four_are_the_most(many: str, visit: Visit) -> None:
    page = visit(many).open("personas/compare/?personas=workshop-owner,short-11,short-10")
    expect(heads(page)).to_have_count(3)
    table = page.locator(".ph-compare__table")
    expect(table).to_contain_text("Only for number 11.")
    expect(table).to_contain_text("It is not the same.")
    page.get_by_label("Add a persona").fill("Short persona 9")
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_count(4)
    expect(page.get_by_label("Add a persona")).to_be_disabled()


def test_what_all_of_them_say_is_hidden_when_only_differences_are_asked_for(many: str, visit: Visit) -> None:
    page = visit(many).open("personas/compare/?personas=short-10,short-11")
    same = page.locator(".ph-compare__table li", has_text="The same for all.").locator("visible=true")
    expect(same).to_have_count(2)
    page.get_by_label("Only differences").check()
    expect(same).to_have_count(0)
    expect(page.locator("#pains")).to_contain_text("Only for number 10.")
    expect(page.locator("#jobs")).to_be_hidden()
    page.reload()
    expect(same).to_have_count(0)


def test_heads_stay_in_sight(site: str, visit: Visit) -> None:
    page = visit(site, width=1440).open("personas/compare/")
    page.locator("#churn-risks").scroll_into_view_if_needed()
    expect(heads(page).first).to_be_in_viewport()
