"""Handbook parts from other checkouts: their IDs get a prefix, and everything else works as in one folder."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import ReadHandbook, WriteHandbook
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.checked_files import checked_files
from persona_handbook.model.files.folders import handbook_of, read_files, read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.settings.settings import read_settings, read_settings_in
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY
from persona_handbook.writing.fix import fixed_files

SITE = "plugins:\n  - persona-handbook:\n      sources: [%s]\n"
BOTH = SITE % "{path: ../fleet, prefix: fleet}"
OWN = {
    "mkdocs.yml": BOTH,
    "personas/buyer.yaml": "name: Buyer\nstatus: draft\nsummary: Buys.\nvariant_of: fleet-buyer\npains:\n"
    "  - {id: late, text: Parts come late., evidence: [p-01, fleet-p-01]}\n",
    "personas/evidence/p-01.yaml": "kind: interview\ntitle: One\ndate: 2026-08-01\nparticipant: P-01\n",
}
FLEET = {
    "../fleet/personas/buyer.yaml": "name: Fleet buyer\nstatus: draft\nsummary: Buys a lot.\npains:\n"
    "  - {id: slow, text: Tenders are slow., evidence: [p-01]}\n",
    "../fleet/personas/evidence/p-01.yaml": "kind: interview\ntitle: Other\ndate: 2026-08-01\nparticipant: P-01\n",
    "../fleet/journeys/decides.yaml": "title: Decides\npersona: buyer\nkind: decision\nstages:\n  - id: a\n"
    "    name: A\n    claims: [slow]\n    steps:\n      - {action: Asks., actors: [buyer], evidence: [p-01]}\n",
}


@pytest.fixture
def write(tmp_path: Path) -> WriteHandbook:
    """Write files into a checkout with a folder of its own for the checkouts beside it."""

    def written(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = (tmp_path / "own" / path).resolve()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "own"

    return written


@pytest.fixture
def both(read: ReadHandbook) -> Handbook:
    return read(OWN | FLEET)


def lost(handbook: Handbook, *rules: str) -> list[str]:
    chosen = rules or ("unknown-reference", "wrong-value", "duplicate-id", "broken-yaml", "unread-file")
    return [
        f"{each.location.path}:{each.location.line} {each.message}"
        for each in check_handbook(handbook, TODAY)
        if each.rule in chosen
    ]


def test_two_checkouts_are_one_handbook(both: Handbook) -> None:
    assert lost(both) == []
    assert {each.id: each.path for each in both.personas} == {
        "buyer": "personas/buyer.yaml",
        "fleet-buyer": "../fleet/personas/buyer.yaml",
    }
    journey = both.journey_by_id["fleet-decides"]
    assert (journey.persona, journey.stages[0].steps[0].actors) == ("fleet-buyer", ("fleet-buyer",))
    assert both.journeys_of(both.persona_by_id["fleet-buyer"]) == (journey,)
    own, theirs = (both.persona_by_id[each].pains[0] for each in ("buyer", "fleet-buyer"))
    assert (own.evidence, theirs.evidence) == (("p-01", "fleet-p-01"), ("fleet-p-01",))
    assert {each.participant for each in both.evidence} == {"P-01", "fleet-P-01"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("evidence: [p-01]", []),
        ("evidence: [fleet-p-01]", []),
        ("evidence: [q-77]", ["../fleet/personas/buyer.yaml:5 There is no evidence item `q-77`."]),
        ("nonsense: 1", ["../fleet/personas/buyer.yaml:5 Unknown field `nonsense` in `pains` → `slow`."]),
    ],
)
def test_a_finding_names_the_file_of_the_other_checkout(read: ReadHandbook, written: str, expected: list[str]) -> None:
    path = "../fleet/personas/buyer.yaml"
    handbook = read(OWN | FLEET | {path: FLEET[path].replace("evidence: [p-01]", written)})
    assert lost(handbook, "unknown-reference", "unknown-field") == expected


def test_references_of_pages_lead_to_both(read: ReadHandbook) -> None:
    page = "# Home\n[[persona:fleet-buyer]] [[claim:fleet-buyer/slow]] [[journey:decides]]\n"
    assert lost(read(OWN | FLEET | {"docs/index.md": page})) == ["docs/index.md:2 There is no journey `decides`."]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("{path: ../fleeet, prefix: fleet}", "The folder `../fleeet` of `sources` does not exist."),
        (
            "{path: ../empty, prefix: fleet}",
            "The folder `../empty` of `sources` has no personas, evidence or journeys.",
        ),
        ("{path: ., prefix: fleet}", "The folder `.` of `sources` contains files of this handbook."),
        ("{path: personas, prefix: fleet}", "The folder `personas` of `sources`"),
        (
            "{path: ../fleet, prefix: fleet}, {path: ../other, prefix: fleet}",
            "Two entries of `sources` have the same `prefix` or the same folder.",
        ),
        ("{path: ../fleet, prefix: Fleet!}", "The field `prefix`"),
    ],
)
def test_a_checkout_that_cannot_be_read_is_one_finding(read: ReadHandbook, sources: str, expected: str) -> None:
    more = {"../empty/README.md": "", "../other/personas/z.yaml": "name: Z\nstatus: draft\nsummary: Z.\n"}
    handbook = read(OWN | FLEET | more | {"mkdocs.yml": SITE % sources, "docs/index.md": "[[persona:fleet-buyer]]\n"})
    found = [each for each in lost(handbook) if "mkdocs.yml:" in each]
    assert len(found) == 1
    assert found[0].startswith(f"mkdocs.yml:3 {expected}")
    if "Fleet!" not in sources:
        assert lost(handbook) == found


def test_an_id_that_both_have_is_told(read: ReadHandbook) -> None:
    clash = {"personas/fleet-buyer.yaml": FLEET["../fleet/personas/buyer.yaml"]}
    assert any("fleet-buyer" in each for each in lost(read(OWN | FLEET | clash), "duplicate-id"))


def test_each_checkout_is_read_with_its_own_settings(read: ReadHandbook) -> None:
    moved = {path.replace("/personas/buyer", "/people/buyer"): text for path, text in FLEET.items()}
    theirs = "plugins:\n  - persona-handbook: {personas: people, exclude: [people/old.yaml]}\n"
    handbook = read(OWN | moved | {"../fleet/mkdocs.yml": theirs, "../fleet/people/old.yaml": "nonsense"})
    assert lost(handbook) == []
    assert handbook.persona_by_id["fleet-buyer"].path == "../fleet/people/buyer.yaml"


def test_only_the_declared_folder_is_opened(write: WriteHandbook) -> None:
    root = write(OWN | FLEET | {"../elsewhere/secret.yaml": "name: X\nstatus: draft\nsummary: X.\n"})
    (root / "../fleet/personas/link.yaml").symlink_to(root.parent / "elsewhere/secret.yaml")
    handbook = read_handbook(read_settings(root))
    assert lost(handbook) == [
        "../fleet/personas/link.yaml:1 `../fleet/personas/link.yaml` is a link to a place outside the handbook."
    ]


def test_files_of_the_other_checkout_are_never_published_nor_changed(both: Handbook) -> None:
    root = both.settings.root
    file = root.parent / "fleet/personas/buyer.yaml"
    assert Sources(both.settings).include("x.yaml", file)
    assert file.resolve() in checked_files(both.settings)
    replacement = [each.fix for each in check_handbook(both, TODAY) if each.fix and each.location.path.startswith("..")]
    assert fixed_files(root, replacement) == []


def test_pages_link_to_the_repository_that_has_the_file(read: ReadHandbook) -> None:
    theirs = "site_name: x\nedit_uri: https://example.com/fleet/edit/main/docs/\n"
    own = f"edit_uri: https://example.com/own/edit/main/docs/\n{BOTH}"
    edition = edition_of(read(OWN | FLEET | {"mkdocs.yml": own, "../fleet/mkdocs.yml": theirs}), TODAY)
    assert edition.source_link("personas/buyer.yaml") == "https://example.com/own/edit/main/personas/buyer.yaml"
    assert (
        edition.source_link("../fleet/personas/buyer.yaml") == "https://example.com/fleet/edit/main/personas/buyer.yaml"
    )
    pages = every_page(edition)
    assert {"personas/buyer.md", "personas/fleet-buyer.md", "journeys/fleet-decides.md"} <= pages.keys()
    assert edition.form("persona", edition.handbook.persona_by_id["fleet-buyer"]) is None


def test_a_new_file_in_the_other_checkout_changes_what_references_mean(write: WriteHandbook) -> None:
    root = write(OWN | FLEET)
    memory = Memory()
    settings = read_settings(root)
    read_files(settings, memory)
    new = root.parent / "fleet/personas/evidence/p-02.yaml"
    buyer = root.parent / "fleet/personas/buyer.yaml"
    buyer.write_text(buyer.read_text("utf-8").replace("[p-01]", "[p-02]"), "utf-8")
    assert lost(handbook_of(settings, read_files(settings, memory))) != []
    new.write_text(FLEET["../fleet/personas/evidence/p-01.yaml"].replace("P-01", "P-02"), "utf-8")
    assert lost(handbook_of(settings, read_files(settings, memory))) == []


def test_the_history_is_that_of_each_repository(write: WriteHandbook) -> None:
    root = write(OWN | FLEET | {"mkdocs.yml": BOTH.replace("sources", "history: true\n      sources")})
    for folder in (root, root.parent / "fleet"):
        _git(folder, "init", "-q")
        _git(folder, "add", "-A")
        _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", f"In {folder.name}")
    history = read_handbook(read_settings(root)).history
    assert history["../fleet/personas/buyer.yaml"][0].subject == "In fleet"
    assert history["personas/buyer.yaml"][0].subject == f"In {root.name}"


def test_an_earlier_state_is_compared_with_the_checkouts_of_today(write: WriteHandbook, tmp_path: Path) -> None:
    root = write(OWN | FLEET)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "mkdocs.yml").write_text(BOTH, "utf-8")
    handbook = read_handbook(read_settings_in(copy, root, root / "mkdocs.yml"))
    assert "fleet-buyer" in handbook.persona_by_id


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
