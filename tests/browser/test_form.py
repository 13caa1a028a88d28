"""The form: what is filled in becomes a file that checks; what is edited changes nothing but what was touched."""

from __future__ import annotations

import shutil
import urllib.parse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from browser.conftest import FOLDERS, Visitor
from browser.test_every_reader import AXE, BARRIERS, OF_THE_THEME
from browser.waiting import TEXT, alter, eventually, press
from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.site.forms.form_links import SCRIPTS

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
OPENED = "window.opened = []; window.open = (address) => { window.opened.push(address); };"


def begin(visitor: Visitor, path: str) -> Page:
    page = visitor.open(f"propose/{path}")
    page.locator("#ph-form").wait_for(state="visible")
    return page


OPEN = """path => document.querySelectorAll(`.ph-form__closed:has([data-path="#/${path}"]) > .ph-form__entry`).forEach(
  (each) => each.click())"""


def fill(page: Page, values: Mapping[str, str]) -> None:
    for path, value in values.items():
        alter(page, OPEN, path)
        whole = page.locator(f'[data-path="#/{path}"]')
        field = whole.locator("input, textarea, select").first
        if eventually(field, "field => field.tagName", bool) == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.press("Tab")


def add(page: Page, path: str) -> None:
    page.locator(f'[data-path="#/{path}"] .jedi-array-add').first.click()


def shown_in(page: Page, holds: Callable[[dict[str, Any]], bool]) -> str:
    """Wait until the preview of the file holds, and give it."""
    text: str = eventually(page.locator("#ph-form-yaml"), TEXT, lambda text: holds(data_of(text)))
    return text


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.click("#ph-form-download")
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file


def data_of(text: str) -> dict[str, Any]:
    document = read_document(text.encode(), "x.yaml")
    assert document.findings == ()
    assert document.data is not None
    return document.data


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example handbook, to put files into and to check."""
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def assert_is_sound(path: str) -> None:
    checked = CliRunner().invoke(main, ["check", path])
    assert checked.exit_code == 0, checked.output


def test_a_persona_that_is_filled_in_checks(site: str, visit: Visit, handbook: Path) -> None:
    page = begin(visit(site), "persona/")
    fill(
        page,
        {
            "name": "Mechanic: in a van, “alone”",
            "summary": "Repairs at the customer's door.\n\nNeeds the part on the way #now.",
            "owner": "research",
            "jobs/0/situation": "drive to a customer",
            "jobs/0/motivation": "have the part waiting on the way",
            "jobs/0/outcome": "finish with one visit",
            "behaviors/0/text": "Plans the day along two counters.",
        },
    )
    add(page, "jobs/0/evidence")
    fill(page, {"jobs/0/evidence/0": "p-05"})
    add(page, "objections")
    fill(page, {"objections/0/text": "yes", "objections/0/answer": "12"})
    expect(page.locator("#ph-form-id")).to_have_value("mechanic-in-a-van")
    file = downloaded(page, handbook / "personas")
    assert file.name == "mechanic-in-a-van.yaml"
    data = data_of(file.read_text("utf-8"))
    created = data.pop("created")
    assert len(created) == 10
    assert data == {
        "name": "Mechanic: in a van, “alone”",
        "status": "draft",
        "summary": "Repairs at the customer's door.\n\nNeeds the part on the way #now.",
        "owner": "research",
        "jobs": [
            {
                "id": "have-the-part-waiting",
                "situation": "drive to a customer",
                "motivation": "have the part waiting on the way",
                "outcome": "finish with one visit",
                "evidence": ["p-05"],
            }
        ],
        "behaviors": [{"id": "plans-the-day-along", "text": "Plans the day along two counters."}],
        "objections": [{"id": "yes", "text": "yes", "answer": "12"}],
    }
    assert_is_sound("personas/mechanic-in-a-van.yaml")


def test_an_interview_that_is_filled_in_checks(site: str, visit: Visit, handbook: Path) -> None:
    page = begin(visit(site), "evidence/")
    fill(
        page,
        {
            "title": "Mechanic with a van",
            "date": "2026-09",
            "participant": "P-40",
            "answers/problem/says": "The gate was locked again.",
            "answers/would_leave/says": "A third time.",
        },
    )
    page.fill("#ph-form-id", "p-40")
    file = downloaded(page, handbook / "personas/evidence")
    data = data_of(file.read_text("utf-8"))
    assert data["date"] == "2026-09"
    assert data["answers"] == {
        "problem": {"says": "The gate was locked again."},
        "would_leave": {"says": "A third time."},
    }
    assert_is_sound("personas/evidence/p-40.yaml")


def test_a_journey_that_is_filled_in_checks(site: str, visit: Visit, handbook: Path) -> None:
    page = begin(visit(site), "journey/")
    fill(page, {"title": "From a locked gate to a box with a code", "persona": "mobile-mechanic"})
    fill(page, {"stages/0/name": "The gate is locked"})
    add(page, "stages/0/steps")
    fill(page, {"stages/0/steps/0/action": "Stands before the gate", "stages/0/steps/0/touchpoint": "Gate"})
    file = downloaded(page, handbook / "journeys")
    data = data_of(file.read_text("utf-8"))
    assert data["stages"] == [
        {
            "id": "the-gate-is-locked",
            "name": "The gate is locked",
            "steps": [{"action": "Stands before the gate", "touchpoint": "Gate"}],
        }
    ]
    assert_is_sound(f"journeys/{file.name}")


def test_what_is_wrong_is_said_in_plain_words_and_leads_to_its_field(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/")
    add(page, "pains")
    page.locator('[data-path="#/pains/1"] .jedi-properties-toggle').click()
    page.locator("dialog[open] label", has_text="Severity").first.click()
    page.click("dialog[open] .ph-form__done")
    fill(page, {"pains/1/severity": "9", "pains/1/text": "Late."})
    page.fill("#ph-form-id", "Not A Name")
    page.click("#ph-form-download")
    wrongs = page.locator("#ph-form-wrongs")
    expect(wrongs).to_be_focused()
    expect(wrongs.locator("li")).to_have_text(
        [
            "Name of the file: Lowercase letters, digits and hyphens, such as workshop-owner.",
            "Name: Use a role or an archetype.",
            "Summary: Write one or two sentences about their behavior and needs.",
            "Pain points 1, Severity: Use a whole number from 1 (minor) to 5 (blocking).",
        ]
    )
    wrongs.locator("a", has_text="Severity").click()
    severity = page.locator('[data-path="#/pains/1/severity"] input')
    expect(severity).to_be_focused()
    expect(severity).to_have_attribute("aria-invalid", "true")
    fill(page, {"pains/1/severity": "4", "name": "A", "summary": "B."})
    expect(wrongs.locator("li")).to_have_text(
        ["Name of the file: Lowercase letters, digits and hyphens, such as workshop-owner."]
    )
    page.fill("#ph-form-id", "workshop-owner")
    page.click("#ph-form-download")
    expect(wrongs.locator("li")).to_have_text(["Name of the file: A file with this name already exists."])


FILES = [
    *("persona/workshop-owner", "persona/parts-manager", "persona/price-hunter", "persona/mobile-mechanic"),
    *("evidence/p-01", "evidence/order-log-2026-h1", "evidence/sales-calls-2025-h2", "evidence/visit-morning-desk"),
    *("journey/workshop-owner-decides", "journey/front-desk-first-weeks-to-be"),
]
HELD_IN = {"persona": "personas", "evidence": "personas/evidence", "journey": "journeys"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_opened_and_not_touched_says_the_same(site: str, visit: Visit, name: str) -> None:
    kind, _, file = name.partition("/")
    page = begin(visit(site), f"{kind}/#edit-{file}")
    text = (REPOSITORY / HELD_IN[kind] / f"{file}.yaml").read_text("utf-8")
    shown = shown_in(page, lambda data: data == data_of(text))
    assert shown.splitlines()[0] == text.splitlines()[0]


def test_an_edit_changes_nothing_but_what_was_touched(site: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(site).open("personas/workshop-owner/")
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator("#ph-form").wait_for(state="visible")
    expect(page.locator("#ph-form-editing")).to_contain_text("personas/workshop-owner.yaml")
    expect(page.locator("#ph-form-editing")).to_contain_text("Comments (text after #) are removed")
    fill(page, {"owner": "product"})
    file = downloaded(page, tmp_path)
    before = data_of((REPOSITORY / "personas/workshop-owner.yaml").read_text("utf-8"))
    assert data_of(file.read_text("utf-8")) == before | {"owner": "product"}


HOSTILE = """name: "<script>alert(1)</script> </textarea>"
status: draft
summary: "`x` & é {{ 1 }} \\u2028"
x-own: {deep: [1, {a: true}], "x y": null}
pains:
  - {id: a, text: "</script><b>", x-weight: 3}
sections:
  - title: T
    body: "  indented\\n\\n\\n# not a remark\\n"
"""


def test_what_the_form_does_not_know_is_kept(serve: Callable[..., str], visit: Visit, tmp_path: Path) -> None:
    for name in ("docs", "journeys", "personas"):
        (tmp_path / name).mkdir()
    (tmp_path / "personas/a.yaml").write_text(HOSTILE, "utf-8")
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings[: settings.index("\nnav:")] + "\n", "utf-8")
    page = begin(visit(serve(tmp_path)), "persona/#edit-a")
    kept = data_of(shown_in(page, lambda data: "pains" in data))
    assert kept["x-own"]["deep"] == [1, {"a": True}]
    assert kept["pains"] == [{"id": "a", "text": "</script><b>", "x-weight": 3}]
    assert kept["name"] == "<script>alert(1)</script> </textarea>"


def test_a_new_file_is_proposed_at_the_git_host_with_its_text(site: str, visit: Visit) -> None:
    visitor = visit(site)
    visitor.page.add_init_script(OPENED)
    page = begin(visitor, "persona/")
    fill(page, {"name": "Somebody new", "summary": "Says “é & #”."})
    page.click("#ph-form-open")
    (address,) = eventually(page, "window.opened", bool)
    parts = urllib.parse.urlsplit(address)
    asked = urllib.parse.parse_qs(parts.query)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://example.com/handbook/new/main/personas"
    assert asked["filename"] == ["somebody-new.yaml"]
    assert data_of(asked["value"][0])["summary"] == "Says “é & #”."


def test_what_is_too_long_for_an_address_and_what_is_edited_is_copied(site: str, visit: Visit) -> None:
    visitor = visit(site)
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.page.add_init_script(OPENED)
    page = begin(visitor, "persona/")
    fill(page, {"name": "Somebody long", "summary": "word " * 2000})
    page.click("#ph-form-open")
    bare = "https://example.com/handbook/new/main/personas?filename=somebody-long.yaml"
    eventually(page, "window.opened", lambda opened: opened == [bare])
    expect(page.locator("#ph-form-said")).to_contain_text("Copied. In the window that opens")
    page = begin(visitor, "persona/#edit-workshop-owner")
    page.click("#ph-form-open")
    edited = "https://example.com/handbook/edit/main/personas/workshop-owner.yaml"
    eventually(page, "window.opened", lambda opened: opened == [edited])
    name = "Workshop owner who orders between two customers"
    eventually(page, "navigator.clipboard.readText()", lambda text: data_of(text)["name"] == name)


def test_the_libraries_are_loaded_on_the_pages_of_forms_alone(site: str, visit: Visit) -> None:
    visitor = visit(site)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open("personas/")
    visitor.open("personas/workshop-owner/")
    visitor.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(SCRIPTS)]
    begin(visitor, "evidence/")
    assert len([url for url in asked if url.endswith(SCRIPTS)]) == len(SCRIPTS)


def test_the_form_works_from_a_disk(site: str, browser: Any) -> None:  # noqa: ANN401  Playwright's browser
    page = browser.new_page()
    page.goto((FOLDERS[site] / "propose/persona/index.html").as_uri() + "#edit-workshop-owner")
    page.locator("#ph-form").wait_for(state="visible")
    expect(page.locator("#ph-form-yaml")).to_contain_text("name: Workshop owner")
    page.close()


def test_an_old_link_and_a_part_that_changes_lead_to_the_file(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/?edit=price-hunter")
    expect(page.locator("#ph-form-editing code")).to_have_text("personas/price-hunter.yaml")
    page = begin(visit(site), "persona/#edit-workshop-owner")
    page.goto(f"{site}propose/persona/#edit-parts-manager")
    expect(page.locator("#ph-form-editing code")).to_have_text("personas/parts-manager.yaml")
    page.goto(f"{site}propose/persona/#file")
    expect(page.locator("#ph-form-editing code")).to_have_text("personas/parts-manager.yaml")


def test_a_file_that_is_not_there_is_said(site: str, visit: Visit) -> None:
    visitor = visit(site)
    page = visitor.open("propose/persona/#edit-nobody")
    page.locator("text=The file does not exist").wait_for()
    assert [each for each in visitor.complaints if "404" not in each] == []
    visitor.complaints.clear()


def test_without_scripts_the_page_says_what_to_do(site: str, visit: Visit) -> None:
    page = visit(site, script=False).open("propose/persona/")
    expect(page.locator("noscript code", has_text="personas new persona")).to_be_visible()
    expect(page.locator("#ph-form")).to_be_hidden()


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 360)])
@pytest.mark.parametrize("path", ["persona/", "journey/#edit-workshop-owner-decides"])
def test_axe_finds_nothing_in_the_form(site: str, visit: Visit, path: str, *, dark: bool, width: int) -> None:
    page = begin(visit(site, dark=dark, width=width), path)
    page.click("#ph-form-download") if path == "persona/" else None
    page.add_script_tag(path=AXE)
    eventually(page, BARRIERS, lambda found: found == [], OF_THE_THEME)
    eventually(page, "document.documentElement.scrollWidth <= innerWidth", bool)


def test_the_form_speaks_the_language_of_the_site(serve: Callable[..., str], visit: Visit, tmp_path: Path) -> None:
    for name in ("docs", "journeys", "personas"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n", "utf-8")
    settings = "site_name: x\ntheme: {name: material, font: false, language: de, features: [navigation.instant]}\n"
    (tmp_path / "mkdocs.yml").write_text(f"{settings}plugins: [search, persona-handbook, mermaid2]\n", "utf-8")
    page = begin(visit(serve(tmp_path)), "persona/")
    expect(page.locator("h1")).to_contain_text("Eine Persona vorschlagen")
    expect(page.locator(".jedi-array-add").first).to_have_text("Job-Story hinzufügen")


def test_a_click_counts_while_a_field_is_being_written(site: str, visit: Visit) -> None:
    page = begin(visit(site), "persona/")
    page.locator('[data-path="#/jobs/0/outcome"] textarea').click()
    page.keyboard.type("finish with one visit")
    press(page.locator('[data-path="#/jobs"] .jedi-array-add').first)
    expect(page.locator('[data-path="#/jobs/1/situation"] textarea')).to_be_focused()
    page.keyboard.type("drive to a customer")
    press(page.locator('[data-path="#/jobs/1"] .jedi-properties-toggle').first)
    expect(page.locator("dialog[open]")).to_have_attribute("aria-label", "More fields")
    page.click("dialog[open] .ph-form__done")
    expect(page.locator("#properties-slot-toggle-root-jobs-1")).to_be_focused()
    wanted = [(None, "finish with one visit"), ("drive to a customer", None)]
    shown_in(page, lambda data: [(job.get("situation"), job.get("outcome")) for job in data["jobs"]] == wanted)


def test_an_id_that_cannot_be_one_is_explained_and_a_number_that_nobody_wrote_is_left_out(
    site: str, visit: Visit
) -> None:
    page = begin(visit(site), "persona/")
    fill(page, {"name": "A", "summary": "B.", "pains/0/text": "Late."})
    add(page, "pains/0/evidence")
    fill(page, {"pains/0/evidence/0": "P 01"})
    page.locator('[data-path="#/pains/0"] .jedi-properties-toggle').first.click()
    page.locator("dialog[open] label", has_text="Severity").first.click()
    page.click("dialog[open] .ph-form__done")
    page.click("#ph-form-download")
    expect(page.locator("#ph-form-wrongs li")).to_have_text(
        ["Pain points 1, Evidence 1: List the names of evidence files, without the extension."]
    )
    expect(page.locator("#ph-form-yaml")).not_to_contain_text("severity")
