"""What a form does while somebody writes: keeps a draft, offers IDs, shows the card and findings, and one section."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visitor
from browser.test_form import add, begin, data_of, downloaded, fill, shown_in
from browser.waiting import alter, eventually
from conftest import REPOSITORY
from persona_handbook.model.handbook import Handbook

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
DRAFTS = "Object.keys(localStorage).filter((each) => each.startsWith('ph-draft')).length"
ASKED = (
    "window.asked = []; window.answer = false; window.confirm = (q) => { window.asked.push(q); return window.answer; };"
)
OFFERED = "list => [...list.options].map((each) => [each.value, each.textContent])"


def field(path: str) -> str:
    return f'[data-path="#/{path}"] :is(input, textarea, select)'


def section(page: Page, name: str) -> None:
    page.locator(".ph-form__sections").get_by_role("button", name=name).click()


def test_the_file_follows_each_key(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/")
    page.locator(field("name")).first.press_sequentially("Mech")
    expect(page.locator("#ph-form-yaml")).to_contain_text("name: Mech")
    expect(page.locator("#ph-form-card b")).to_have_text("Mech")
    page.locator(field("jobs/0/situation")).first.press_sequentially("wait for a part")
    shown_in(page, lambda data: data.get("jobs", [{}])[0].get("situation") == "wait for a part")
    expect(page.locator("#ph-form-card")).to_contain_text("When I wait for a part, I want to …, so I can ….")
    shown_in(page, lambda data: data["name"] == "Mech")


def test_a_draft_is_offered_again_until_it_is_handed_over(site: str, visit: Visit, tmp_path: Path) -> None:
    page = begin(visit(site), "persona/")
    expect(page.locator("#ph-form-draft")).to_be_hidden()
    fill(page, {"name": "Somebody"})
    page.locator(field("summary")).first.press_sequentially("half a sen")
    eventually(page, "Object.values(localStorage).join()", lambda kept: "half a sen" in kept)
    page.reload()
    page.get_by_role("button", name="Continue the draft").click()
    shown_in(page, lambda data: (data.get("name"), data.get("summary")) == ("Somebody", "half a sen"))
    expect(page.locator("#ph-form-draft")).to_be_hidden()
    downloaded(page, tmp_path)
    eventually(page, DRAFTS, lambda count: count == 0)
    page.reload()
    expect(page.locator("#ph-form")).to_be_visible()
    expect(page.locator("#ph-form-draft")).to_be_hidden()


def test_a_draft_of_a_file_that_has_changed_says_so_and_can_be_deleted(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/#edit-workshop-owner")
    fill(page, {"owner": "product"})
    eventually(page, DRAFTS, lambda count: count == 1)
    page.reload()
    expect(page.locator("#ph-form-draft")).to_be_visible()
    expect(page.locator("#ph-form-draft-changed")).to_be_hidden()
    alter(
        page,
        """() => Object.keys(localStorage).filter((each) => each.startsWith("ph-draft")).forEach((key) => {
      const draft = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...draft, base: "{}" });
    })""",
    )
    page.reload()
    expect(page.locator("#ph-form-draft-changed")).to_be_visible()
    page.get_by_role("button", name="Delete the draft").click()
    eventually(page, DRAFTS, lambda count: count == 0)
    shown_in(page, lambda data: data["owner"] != "product")


def test_ids_are_offered_with_their_titles_and_unknown_ones_are_told(
    site: str, visit: Visit, example: Handbook
) -> None:
    titles = {each.id: each.title for each in example.evidence}
    page = begin(visit(site), "persona/")
    fill(page, {"name": "A", "summary": "B.", "jobs/0/situation": "wait", "jobs/0/motivation": "know when it comes"})
    listed = page.locator("#ph-list-evidence")
    eventually(listed, OFFERED, lambda found: dict(found).items() >= titles.items())
    add(page, "jobs/0/evidence")
    expect(page.locator(field("jobs/0/evidence/0")).first).to_have_attribute("list", "ph-list-evidence")
    fill(page, {"jobs/0/evidence/0": "p-99"})
    found = page.locator("#ph-form-findings li")
    expect(found.first).to_have_text(
        "Jobs to be done 1, Evidence 1: Nothing has the ID “p-99”. Choose one from the list."
    )
    fill(page, {"jobs/0/evidence/0": "p-01"})
    expect(page.locator("#ph-form-findings")).not_to_contain_text("p-99")
    eventually(
        page.locator("#ph-list-claim"), OFFERED, lambda found: found == [["know-when-it-comes", "know when it comes"]]
    )


def test_a_journey_offers_the_claims_of_its_persona(site: str, visit: Visit) -> None:
    page = begin(visit(site), "journey/")
    expect(page.locator("#ph-list-claim option")).to_have_count(0)
    fill(page, {"persona": "workshop-owner"})
    eventually(page.locator("#ph-list-claim"), OFFERED, lambda found: "late-parts" in dict(found))


def test_findings_name_the_rule_and_lead_to_the_field(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/")
    findings = page.locator("#ph-form-findings li")
    expect(findings.filter(has_text="No owner")).to_have_count(1)
    expect(findings.filter(has_text="No owner").locator("a").first).to_have_attribute("href", re.compile("/no-owner/$"))
    findings.filter(has_text="No owner").locator("a").last.click()
    expect(page.locator(field("owner")).first).to_be_focused()
    page.keyboard.type("research")
    expect(findings.filter(has_text="No owner")).to_have_count(0)


def test_an_interview_begins_with_the_four_questions_and_says_nothing_by_itself(site: str, visit: Visit) -> None:
    page = begin(visit(site), "evidence/")
    paths = "() => [...document.querySelectorAll('#ph-form-fields [data-path]')].map((each) => each.dataset.path)"
    first = [path for path in eventually(page, paths, bool) if path.count("/") == 1]
    assert first[:4] == ["#/answers", "#/consent", "#/participant", "#/title"]
    shown_in(page, lambda data: data == {"kind": "interview"})


def test_a_persona_is_edited_one_section_at_a_time(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/#edit-workshop-owner")
    expect(page.locator("h1")).to_contain_text("Edit “Workshop owner who orders between two customers”")
    expect(page.locator(".ph-lead")).to_be_hidden()
    expect(page.locator(field("owner")).first).to_be_visible()
    expect(page.locator('[data-path="#/pains"]')).to_be_hidden()
    section(page, "Pain points (3)")
    expect(page.locator('[data-path="#/pains"]')).to_be_visible()
    expect(page.locator(field("owner")).first).to_be_hidden()
    add(page, "pains")
    expect(page.locator(".ph-form__sections [aria-current]")).to_have_text("Pain points (4)")
    fill(page, {"pains/0/severity": "9"})
    section(page, "Objections (3)")
    page.click("#ph-form-download")
    page.locator("#ph-form-wrongs a", has_text="Severity").click()
    expect(page.locator('[data-path="#/pains/0/severity"] input')).to_be_focused()


def test_entries_fold_and_are_named_by_their_text(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/#edit-workshop-owner")
    section(page, "Pain points (3)")
    heading = page.locator(".ph-form__entry", has_text="1. About one in twelve same-day parts")
    severity = page.locator(field("pains/0/severity")).first
    expect(heading).to_have_attribute("aria-expanded", "false")
    expect(severity).to_be_hidden()
    heading.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-expanded", "true")
    expect(severity).to_be_visible()
    delete = page.locator('.jedi-array-item:has(> div [data-path="#/pains/0"]) > .jedi-actions-slot .jedi-array-delete')
    expect(delete.first).to_have_accessible_description(re.compile("1. About one in twelve"))
    page.locator(field("pains/0/text")).first.fill("Parts come late.")
    expect(page.locator(".ph-form__entry", has_text="1. Parts come late.")).to_be_visible()
    expect(page.locator(".ph-form__entry", has_text="2. The part fits")).to_have_attribute("aria-expanded", "false")


def test_deleting_a_claim_says_where_it_is_used(site: str, visit: Visit) -> None:
    visitor = visit(site)
    visitor.page.add_init_script(ASKED)
    page = begin(visitor, "persona/#edit-workshop-owner")
    before = data_of((REPOSITORY / "personas/workshop-owner.yaml").read_text("utf-8"))["pains"]
    section(page, "Pain points (3)")
    delete = page.locator('.jedi-array-item:has([data-path="#/pains/0"]) > .jedi-actions-slot .jedi-array-delete').first
    delete.click()
    question = r"Used in “.+”\. Delete it\?"
    eventually(page, "window.asked", lambda asked: bool(re.fullmatch(question, "".join(asked))))
    shown_in(page, lambda data: data["pains"] == before)
    alter(page, "window.answer = true")
    delete.click()
    shown_in(page, lambda data: data["pains"] == before[1:])
