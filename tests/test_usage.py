"""Where other files cite the handbook: found by reference, ID, link and name, shown, and told when it is gone."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.usage.citing import Citing
from persona_handbook.site.checking import edition_of
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.testing import TODAY, handbook_from, laid_over
from persona_handbook.writing.files import lay_out
from repository import commit, git

SETTINGS = "site_name: x\nplugins: [persona-handbook: {usage: [features, gone]}]\n"
MADE = {
    "personas/van-driver.yaml": (
        "name: Van driver who pays on the spot\nshort_name: The driver\nstatus: draft\nsummary: x.\n"
        "pains:\n  - {id: no-signal, text: No signal.}\n"
    ),
    "personas/broken-one.yaml": "name: [\n",
}


@pytest.fixture(scope="module")
def citing() -> Citing:
    return Citing(handbook_from({**laid_over(""), **MADE}))


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("[[persona:buyer]]", ["persona buyer"]),
        ("[[ claim:buyer/late-parts | late parts ]]", ["claim buyer/late-parts"]),
        ("@persona:buyer @journey:buyer-decides", ["persona buyer", "journey buyer-decides"]),
        ("As van-driver I want …", ["persona van-driver"]),
        ("@persona:buyer @claim:buyer/late-parts", ["claim buyer/late-parts"]),
        ("@persona:buyer @claim:buyer/gone", ["persona buyer", "claim buyer/gone: not found"]),
        ("persona = 'van-driver'  # persona: buyer", ["persona van-driver", "persona buyer"]),
        ("https://x.example/docs/personas/buyer/#claim-late-parts", ["claim buyer/late-parts"]),
        ("see ../handbook/personas/buyer.yaml", ["persona buyer"]),
        ('<a href="/evidence/p-01/">', ["evidence p-01"]),
        ("because of van-driver/no-signal", ["claim van-driver/no-signal"]),
        ("For the  van  DRIVER who pays on the spot.", ["persona van-driver"]),
        ("The driver calls.", ["persona van-driver"]),
        ("[[persona:gone]]", ["persona gone: not found"]),
        ("@claim:van-driver/gone", ["claim van-driver/gone: not found"]),
        ("@claim:broken-one/any", ["claim broken-one/any"]),
        ("a buyer, p-01, late-parts", []),
        ("persona: str, personas/new, old-van-driver, van-driver-2, someone@persona:buyer", []),
        (r"\[[persona:gone]]", []),
    ],
)
def test_a_citation_is_found_in_each_of_its_forms(citing: Citing, line: str, cited: list[str]) -> None:
    found = [f"{kind} {name}{'' if is_found else ': not found'}" for _, kind, name, is_found in citing.citations(line)]
    assert found == cited


def test_the_place_is_that_of_the_line(citing: Citing) -> None:
    text = "one\r\ntwo van-driver\nvan-driver"
    assert [text[at : at + 10] for at, *_ in citing.citations(text)] == ["van-driver", "van-driver"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {**laid_over(""), "mkdocs.yml": SETTINGS, "features/order.feature": "@persona:buyer\n@persona:fleet\n"}
    files |= {"features/.hidden.txt": "buyer-decides", "features/build/made.js": "buyer-decides"}
    lay_out(tmp_path, {path: text.encode() for path, text in files.items()} | {"features/a.bin": b"\0 buyer-decides"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("words", [["features"], []], ids=["paths", "the setting"])
def test_the_command_lists_places_and_fails_for_what_is_not_there(words: list[str]) -> None:
    told = CliRunner().invoke(main, ["usage", *words])
    assert "  features/order.feature:1  persona buyer\n" in told.output
    assert "Not in the handbook\n  features/order.feature:2  persona fleet\n" in told.output
    assert "Files searched: 1; citations: 1" in told.output
    assert told.exit_code == 1


def test_only_files_that_changed_are_searched(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    commit(root)
    lay_out(root, {"features/new.md": b"@persona:buyer\n"})
    told = CliRunner().invoke(main, ["usage", "--since", "main"])
    assert (
        told.output == "Workshop owner (buyer)\n  features/new.md:1  persona buyer\n\nFiles searched: 1; citations: 1\n"
    )
    assert told.exit_code == 0
    assert CliRunner().invoke(main, ["usage", "--since", "gone"]).exit_code == 2


@pytest.mark.usefixtures("root")
def test_the_check_tells_what_is_cited_and_gone_and_what_is_not_searched() -> None:
    found = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).output)["findings"]
    told = {(each["rule"], each["path"], each["line"]) for each in found}
    assert ("broken-citation", "features/order.feature", 2) in told
    assert any("`gone` of the setting `usage` does not exist" in each["message"] for each in found)


@pytest.mark.parametrize(("path", "is_searched"), [("../features", True), ("../../outside", False)])
def test_only_files_of_the_repository_are_searched(tmp_path: Path, path: str, *, is_searched: bool) -> None:
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    lay_out(repository, {"features/a.md": b"@persona:buyer"})
    lay_out(tmp_path, {"outside/a.md": b"@persona:buyer"})
    files = {**laid_over(""), "mkdocs.yml": SETTINGS.replace("features, gone", path)}
    lay_out(repository / "handbook", {each: text.encode() for each, text in files.items()})
    told = CliRunner().invoke(main, ["usage", "-f", str(repository / "handbook")])
    assert ("persona buyer" in told.output) is is_searched


def page_of(handbook: Handbook) -> str:
    return next(page.text for page in persona_pages(edition_of(handbook, TODAY)) if page.path == "personas/buyer.md")


@pytest.mark.parametrize(("audience", "is_shown"), [("internal", True), ("public", False)])
def test_the_page_of_a_persona_names_the_files_that_cite_it(audience: str, *, is_shown: bool) -> None:
    settings = SETTINGS.replace("gone]", f"], audience: {audience}").replace("features, ]", "features]")
    handbook = handbook_from({**laid_over(""), "mkdocs.yml": settings, "features/x.md": "@claim:buyer/late-parts\n"})
    assert ("<code>features/x.md</code>" in unescape(page_of(handbook))) is is_shown
