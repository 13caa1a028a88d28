"""New files and new handbooks: what they hold, that they check, and that nothing is ever overwritten."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS, CountsAs
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.fields import field_rows
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import TODAY
from persona_handbook.writing.new.file import new_file
from persona_handbook.writing.new.handbook import SCAFFOLD
from repository import git
from seldom import seldom

SITE = "site_name: x\n"
TALK = """kind: interview
title: Talk with {who}
date: 2026-05-04
participant: {who}
answers:
  problem: {{says: "{problem}", themes: [late-parts, {more}]}}
  almost_stopped: {{says: "One more password.", themes: [one-more-login]}}
  would_leave: {{says: "Late parts again.", themes: [late-parts]}}
"""


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SITE, "utf-8")
    (tmp_path / "personas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(root: Path) -> Handbook:
    return read_handbook(read_settings(root))


def interviews(root: Path) -> list[str]:
    folder = root / "personas/evidence"
    folder.mkdir(parents=True, exist_ok=True)
    for number, (problem, more) in enumerate(
        [("A day late.", "wrong-part"), ("Late again.", "prices"), ("Never.", "x")]
    ):
        who = f"P-0{number + 1}"
        (folder / f"{who.lower()}.yaml").write_text(TALK.format(who=who, problem=problem, more=more), "utf-8")
    return [f"personas/evidence/p-0{number}.yaml" for number in (1, 2, 3)]


@pytest.mark.parametrize("kind", ["persona", "evidence", "journey"])
def test_every_field_that_matters_is_there_in_order_and_with_its_hint(kind: str) -> None:
    text = new_file(kind, {}, TODAY)
    fields = re.findall(r"^(?:# )?([a-z_]+):(?: |$)", text, re.MULTILINE)
    order = list(schema_of(kind)["properties"])
    assert [order.index(each) for each in fields] == sorted(order.index(each) for each in fields)
    assert set(schema_of(kind)["required"]) <= set(fields)
    bare = " ".join(re.sub(r"^\s*#", "", text, flags=re.MULTILINE).split())
    told = [row for row in field_rows(kind) if row.name in fields]
    assert told
    assert all(row.hint in bare or row.description in bare for row in told)


def test_a_field_has_its_description_and_its_hint_and_one_within_another_its_hint_alone() -> None:
    text = new_file("persona", {}, TODAY)
    name = schema_of("persona")["properties"]["name"]
    situation = schema_of("persona")["properties"]["jobs"]["items"]["properties"]["situation"]
    assert f"{name['description']} {name['x-hint']}." in " ".join(re.sub(r"^# ", "", text, flags=re.MULTILINE).split())
    assert f"    # {situation['x-hint']}\n    situation: " in text


def test_a_new_persona_is_a_sound_draft_that_says_what_is_missing(root: Path) -> None:
    made = personas("new", "persona", "workshop-owner")
    assert made.exit_code == 0
    assert re.search(r"^Created personas/workshop-owner.yaml. \d+ places to fill in, marked TODO", made.output)
    (persona,) = read(root).personas
    assert (persona.status, persona.role, persona.created is not None) == ("draft", "primary", True)
    checked = personas("check", "personas/workshop-owner.yaml")
    assert checked.exit_code == 0
    assert "warning[untouched-scaffold] This file is new. Places that still contain TODO: 18." in checked.output
    assert "file[" not in checked.output


def test_the_second_persona_is_not_the_primary_one(root: Path) -> None:
    personas("new", "persona", "first")
    personas("new", "persona", "second")
    assert {each.id: each.role for each in read(root).personas} == {"first": "primary", "second": "secondary"}


@pytest.mark.parametrize("kind", EVIDENCE_KINDS)
def test_evidence_of_every_kind_is_sound(root: Path, kind: str) -> None:
    assert personas("new", "evidence", "p-07", "--kind", kind).exit_code == 0
    (finding,) = read(root).findings
    assert finding.message == "The field `date` is empty.", "today is not the day of the conversation"
    file = root / "personas/evidence/p-07.yaml"
    file.write_text(file.read_text("utf-8").replace("\ndate:\n", "\ndate: 2026-05-04\n"), "utf-8")
    (evidence,) = read(root).evidence
    assert evidence.kind == kind
    assert evidence.participant == ("P-07" if EVIDENCE_KINDS[kind] is CountsAs.CONVERSATION else None)
    assert bool(evidence.answers) is (kind == "interview")


def test_a_journey_is_that_of_the_primary_persona(root: Path) -> None:
    refused = personas("new", "journey", "decides")
    assert refused.exit_code == 2
    assert "personas new persona workshop-owner" in refused.output
    personas("new", "persona", "owner")
    personas("new", "persona", "desk")
    assert personas("new", "journey", "decides").exit_code == 0
    assert personas("new", "journey", "uses", "--persona", "desk").exit_code == 0
    assert {each.id: each.persona for each in read(root).journeys} == {"decides": "owner", "uses": "desk"}
    assert personas("new", "journey", "other", "--persona", "nobody").exit_code == 2


@pytest.mark.parametrize("name", ["Workshop Owner", "../x", "a/b", "ä", "a--b", ""])
def test_a_name_that_cannot_be_an_id_is_refused(root: Path, name: str) -> None:
    made = personas("new", "persona", name)
    assert made.exit_code == 2
    assert "An ID has lowercase letters" in made.output
    assert list((root / "personas").iterdir()) == []


def test_nothing_is_overwritten(root: Path) -> None:
    (root / "personas/owner.yaml").write_text("name: [broken", "utf-8")
    assert personas("new", "persona", "owner").exit_code == 2
    assert (root / "personas/owner.yaml").read_text("utf-8") == "name: [broken"


def test_a_draft_holds_what_several_said_and_cites_them(root: Path) -> None:
    made = personas("new", "persona", "owner", "--from", *interviews(root))
    assert made.exit_code == 0, made.output
    (persona,) = read(root).personas
    assert [(each.id, each.text, each.evidence) for each in persona.pains] == [
        ("late-parts", "TODO", ("p-01", "p-02", "p-03"))
    ]
    assert [each.id for each in persona.objections] == ["one-more-login"]
    assert [each.id for each in persona.churn_risks] == ["late-parts-would-leave"]
    assert [each.text for each in (*persona.triggers, *persona.alternatives)] == ["TODO", "TODO"]
    text = (root / "personas/owner.yaml").read_text("utf-8")
    assert "# P-02: Late again." in text
    assert "wrong-part" not in text, "one person alone raised it"


def test_two_talks_with_one_person_are_one_voice(root: Path) -> None:
    first, second, _third = interviews(root)
    text = (root / second).read_text("utf-8").replace("participant: P-02", "participant: P-01")
    (root / second).write_text(text, "utf-8")
    made = personas("new", "persona", "owner", "--from", first, second)
    assert "these participants share no theme" in made.output
    assert made.exit_code == 2
    assert not (root / "personas/owner.yaml").exists()


@pytest.mark.parametrize("words", [["--from", "personas/evidence/none.yaml"], ["personas/evidence/p-01.yaml"]])
def test_interviews_that_are_none_are_said_clearly(root: Path, words: list[str]) -> None:
    interviews(root)
    assert personas("new", "persona", "owner", *words).exit_code == 2
    assert not (root / "personas/owner.yaml").exists()


def build(root: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(words, cwd=root, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("host", seldom(["github", "gitlab", "none"], ["github"]))
def test_a_new_handbook_checks_and_builds_in_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    made = personas("init", str(tmp_path / "our-customers"), "--host", host)
    assert made.exit_code == 0, made.output
    root = tmp_path / "our-customers"
    monkeypatch.chdir(root)
    checked = personas("check")
    assert checked.exit_code == 0, checked.output
    assert "left to fill in" not in checked.output
    assert build(root).returncode == 0
    assert "Our customers" in (root / "site/index.html").read_text("utf-8")
    assert (root / ".github/workflows/check.yml").exists() is (host == "github")
    assert (root / ".gitlab-ci.yml").exists() is (host == "gitlab")


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    for path, text in {"mkdocs.yml": SITE, "personas/owner.yaml": "name: Mine\n", "README.md": "Mine."}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    made = personas("init", str(tmp_path))
    assert made.exit_code == 0
    assert "existing files not changed: 1" in made.output
    assert "Changed mkdocs.yml" in made.output
    assert (tmp_path / "README.md").read_text("utf-8") == "Mine."
    assert [each.name for each in (tmp_path / "personas").iterdir()] == ["owner.yaml"]
    (tmp_path / "schemas/persona.schema.json").write_text('{"x-hint": "an older one of ours"}', "utf-8")
    (tmp_path / "schemas/common.schema.json").write_text('{"somebody": "else"}', "utf-8")
    personas("init", str(tmp_path))
    assert json.loads((tmp_path / "schemas/common.schema.json").read_text("utf-8")) == {"somebody": "else"}
    assert json.loads((tmp_path / "schemas/persona.schema.json").read_text("utf-8"))["title"] == "Persona"


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:acme/handbook.git", "https://github.com/acme/handbook"),
        ("https://gitlab.example.com/group/sub/handbook.git", "https://gitlab.example.com/group/sub/handbook"),
        ("ssh://git@git.example.com:2222/acme/handbook", "https://git.example.com/acme/handbook"),
        ("https://somebody:secret@github.com/acme/handbook", "https://github.com/acme/handbook"),
        ("/srv/git/handbook.git", None),
        (None, None),
    ],
)
def test_the_address_of_the_repository_is_taken_from_git(
    tmp_path: Path, remote: str | None, address: str | None
) -> None:
    git(tmp_path, "init", "-q")
    if remote:
        git(tmp_path, "remote", "add", "origin", remote)
    personas("init", str(tmp_path / "handbook"))
    site = yaml.safe_load((tmp_path / "handbook/mkdocs.yml").read_text("utf-8"))
    assert site.get("repo_url") == address


@pytest.mark.parametrize("name", ["Our “customers”: & friends", 'x"\n  - evil: 1', "{{ 7 * 7 }}"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    personas("init", str(tmp_path / "x"), "--name", name)
    assert yaml.safe_load((tmp_path / "x/mkdocs.yml").read_text("utf-8"))["site_name"] == " ".join(name.split())


def steps(file: Path, job: str) -> list[dict[str, object]]:
    loaded = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  it makes only text
    return list(loaded["jobs"][job]["steps"])


def test_the_workflow_for_others_does_what_ours_does() -> None:
    ours = steps(REPOSITORY / ".github/workflows/check.yml", "handbook")
    others = steps(SCAFFOLD / ".github/workflows/check.yml", "handbook")
    assert others[0] == ours[0]
    assert others[-1]["uses"] == ours[-1]["uses"]
    action = (REPOSITORY / "action.yml").read_text("utf-8")
    for step in (each for each in others if "personas " in str(each.get("run"))):
        for option in re.findall(r"--[a-z-]+(?: (?:sarif|markdown|github))?", str(step.get("run", ""))):
            assert option in action, option


def test_the_gitlab_file_is_the_one_that_the_guide_shows() -> None:
    shown = (REPOSITORY / "docs/adopt/ci.md").read_text("utf-8")
    assert (SCAFFOLD / ".gitlab-ci.yml").read_text("utf-8") in shown


def test_the_persona_that_nobody_wrote_yet_is_not_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    personas("init", str(tmp_path / "x"), "--host", "none")
    monkeypatch.chdir(tmp_path / "x")
    personas("new", "persona", "owner")
    personas("new", "journey", "decides")
    handbook = read(tmp_path / "x")
    assert handbook.persona_by_id["owner"].role == "primary"
    assert handbook.journeys[0].persona == "owner"


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    personas("init", str(tmp_path))
    assert "Created 0 files" in personas("init", str(tmp_path)).output


@pytest.mark.parametrize("named", ["personas/evidence", "p-01 p-02 p-03"])
def test_interviews_are_named_by_their_folder_or_their_ids(root: Path, named: str) -> None:
    interviews(root)
    assert personas("new", "persona", "owner", "--from", *named.split()).exit_code == 0
    assert read(root).personas[0].pains[0].evidence == ("p-01", "p-02", "p-03")


@pytest.mark.parametrize("status", ["draft", "active"])
@pytest.mark.parametrize(
    "made",
    [
        ("persona", "owner"),
        ("persona", "owner", "--from", "p-01", "p-02", "p-03"),
        ("journey", "owner-decides"),
        *(("evidence", "p-09", "--kind", kind) for kind in EVIDENCE_KINDS),
    ],
    ids=" ".join,
)
def test_a_new_file_is_one_finding_until_somebody_writes_in_it(root: Path, made: tuple[str, ...], status: str) -> None:
    """What is active cannot be new: the check of it fails, with one reason."""
    interviews(root)
    personas("new", "persona", "first")
    assert personas("new", *made).exit_code == 0
    (file,) = root.rglob(f"{made[1]}.yaml")
    file.write_text(file.read_text("utf-8").replace("\nstatus: draft\n", f"\nstatus: {status}\n"), "utf-8")
    checked = personas("check", file.relative_to(root).as_posix(), "--format", "json")
    one = "wrong-value" if made[0] == "evidence" else "untouched-scaffold"
    assert [each["rule"] for each in json.loads(checked.output)["findings"]] == [one]
    assert checked.exit_code == (1 if status == "active" or made[0] == "evidence" else 0)
