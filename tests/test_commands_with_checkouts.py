"""Every command on a handbook with parts from another checkout, whose files it reads and never changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config

from conftest import WriteHandbook
from lsp_session import CURSOR, Session
from persona_handbook.cli import main
from persona_handbook.mkdocs_plugin.plugin import PersonaHandbookPlugin
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.api.api_files import api_files
from persona_handbook.site.checking import edition_of
from persona_handbook.testing import TODAY
from repository import commit, edit, git
from test_other_checkouts import FLEET, OWN
from test_other_checkouts import write as write  # noqa: PLC0414  the fixture of a checkout beside another one

NAME = "Anna"
HELD = "When the tender ends we buy nowhere else."
MORE = {
    "docs/index.md": "# Home\n\n[[persona:fleet-buyer]] wants [[claim:fleet-buyer/slow]].\n",
    "stories/a.feature": "Feature: tenders\n  # @claim:fleet-buyer/slow\n",
    "../fleet/personas/evidence/p-02.yaml": "kind: interview\ntitle: Ended\ndate: 2025-01-01\nparticipant: P-02\n"
    f"consent: {{scope: internal, until: 2025-06-01}}\nquotes:\n  - text: {HELD}\n",
    "../fleet/personas/retiree.yaml": "name: Retiree\nstatus: active\nsummary: Left.\nowner: research\npains:\n"
    f"  - {{id: a, text: Waits for the tender., evidence: [p-02]}}\nquotes:\n  - {{text: {HELD}, evidence: p-02}}\n"
    "reviews:\n  - {date: 2026-01-01, by: research, outcome: no-change}\n",
    "../fleet/personas/broken.yaml": "name: Broken\nstatus: draft\nsummary: Broken.\nnonsnse: 1\n",
    "../fleet/personas/evidence/p-03.yaml": f"kind: interview\ntitle: Three\ndate: 2026-08-01\nparticipant: {NAME}\n"
    f"consent: {{scope: public}}\nanswers:\n  problem: {{says: {NAME} waited.}}\n",
}
RENAMES = {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}}
PAGE = "docs/index.md"


@pytest.fixture
def root(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(OWN | FLEET | MORE)
    monkeypatch.chdir(root)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


@pytest.fixture
def theirs(root: Path) -> Iterator[Mapping[Path, bytes]]:
    """The files of the other checkout, which are the same after each test."""
    before = {file: file.read_bytes() for file in (root.parent / "fleet").rglob("*") if file.is_file()}
    yield before
    assert {file: file.read_bytes() for file in (root.parent / "fleet").rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("check", "../fleet/personas/broken.yaml:4:1: error[unknown-field]"),
        ("check --fix", "../fleet/personas/broken.yaml:4:1: error[unknown-field]"),
        ("upgrade", "Nothing to do"),
        ("upgrade --write", "Nothing to do"),
        ("usage stories docs", "stories/a.feature:2  claim fleet-buyer/slow"),
        ("usage docs", "docs/index.md:3  claim fleet-buyer/slow"),
        ("reviews --today 2026-10-15", "../fleet/personas/retiree.yaml: Retiree"),
        ("reviews --ics --today 2026-10-15", "Retiree"),
        ("export --format json", '"fleet-buyer"'),
        ("export --format upg", "fleet-buyer"),
        ("new evidence fleet-p-01", "already exists"),
        ("new journey another --persona fleet-buyer", "Created journeys/another.yaml"),
        ("pages out", "out"),
    ],
)
def test_a_command_knows_both_checkouts_and_changes_one(
    root: Path, theirs: Mapping[Path, bytes], command: str, told: str
) -> None:
    assert theirs
    done = CliRunner().invoke(main, command.split())
    assert told in done.output, done.output
    written = [each.read_text("utf-8", "ignore") for each in root.rglob("out/**/*") if each.is_file()]
    assert not any(text in each for each in (done.output, *written) for text in (HELD, f"{NAME} "))


def test_a_change_is_told_by_the_ids_of_the_handbook(root: Path, theirs: Mapping[Path, bytes]) -> None:
    assert theirs
    edit(root, "personas/buyer.yaml", ", fleet-p-01]", "]")
    told = CliRunner().invoke(main, ["diff", "main"]).output
    assert "fleet-p-01" in told
    assert "There is no" not in told


def test_an_export_has_the_ids_of_the_handbook(root: Path) -> None:
    assert CliRunner().invoke(main, ["export", "--format", "json", "--output", "all.json"]).exit_code == 0
    exported = json.loads((root / "all.json").read_text("utf-8"))
    assert exported["personas"]["fleet-buyer"]["pains"][0]["evidence"] == ["fleet-p-01"]
    assert exported["journeys"]["fleet-decides"]["persona"] == "fleet-buyer"
    assert {each.get("participant") for each in exported["evidence"].values()} == {
        "P-01",
        "fleet-P-01",
        "fleet-P-02",
        "…1",
    }


def test_the_api_has_the_ids_of_the_handbook(root: Path) -> None:
    handbook = read_handbook(read_settings(root))
    records = {path: text for path, text in api_files(edition_of(handbook, TODAY)).items() if "fleet-buyer" in path}
    assert records
    assert all(b'"p-01"' not in text for text in records.values())


def test_consent_is_that_of_the_interview_in_the_same_checkout(root: Path) -> None:
    """The handbook's own interview with the same name has consent; that of the other checkout has none any more."""
    own = root / "personas/evidence/p-02.yaml"
    own.write_text("kind: interview\ntitle: Two\ndate: 2026-08-01\nparticipant: P-02\n", "utf-8")
    shown = as_shown(read_handbook(read_settings(root)), TODAY)
    assert HELD not in str([each.place.document.data for each in (*shown.personas, *shown.evidence)])
    assert shown.persona_by_id["fleet-retiree"].pains[0].evidence == ("fleet-p-02",)


def test_serve_watches_the_folders_and_the_settings_of_the_other_checkout(root: Path) -> None:
    site = root / "mkdocs.yml"
    site.write_text(f"site_name: x\n{site.read_text('utf-8')}", "utf-8")
    (root.parent / "fleet/mkdocs.yml").write_text("site_name: y\n", "utf-8")
    config = load_config(str(site))
    plugin = config.plugins["persona-handbook"]
    assert isinstance(plugin, PersonaHandbookPlugin)
    plugin.on_config(config)
    watched = {Path(each).resolve() for each in config.watch}
    fleet = (root.parent / "fleet").resolve()
    assert {fleet / "personas", fleet / "journeys", fleet / "mkdocs.yml"} <= watched


class TestInAnEditor:
    """What the language server does at a place; only files of the handbook itself are renamed."""

    @pytest.mark.parametrize(
        ("text", "leads_to"),
        [
            ("evidence: [▮fleet-p-01]", "fleet/personas/evidence/p-01.yaml"),
            ("evidence: [▮p-01]", "own/personas/evidence/p-01.yaml"),
        ],
    )
    def test_an_id_leads_to_the_file_of_its_checkout(self, root: Path, text: str, leads_to: str) -> None:
        editor = Session(root)
        try:
            (found,) = editor.ask("textDocument/definition", **self._at(editor, text))
            assert found["uri"].endswith(leads_to)
        finally:
            editor.end()

    def test_a_place_of_another_checkout_is_no_place_of_an_id_that_is_written_the_same(self, root: Path) -> None:
        editor = Session(root, workspace=RENAMES)
        try:
            place = self._at(editor, "evidence: [▮p-01]")
            found = editor.ask("textDocument/references", **place, context={"includeDeclaration": True})
            assert {each["uri"] for each in found} == {editor.uri(f"personas/{name}.yaml") for name in ("new", "buyer")}
            edits, files = editor.changes(editor.ask("textDocument/rename", **place, newName="p-77"))
            assert set(edits) == {"personas/new.yaml", "personas/buyer.yaml"}
            assert files == {"personas/evidence/p-01.yaml": "personas/evidence/p-77.yaml"}
            refused = editor.answer(
                "textDocument/rename", **self._at(editor, "evidence: [▮fleet-p-01]"), newName="fleet-p-77"
            )
            assert "another checkout" in refused["error"]["message"]
        finally:
            editor.end()

    @staticmethod
    def _at(editor: Session, text: str) -> dict[str, object]:
        written = f"name: New\nstatus: draft\nsummary: New.\npains:\n  - {{id: a, text: New., {text}}}\n"
        editor.type("personas/new.yaml", written.replace(CURSOR, ""))
        return editor.at("personas/new.yaml", written)
