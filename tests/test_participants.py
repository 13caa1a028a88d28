"""A participant who is called by a name: found, refused, and in nothing that is made of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from persona_handbook.cli import main
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lint.people.participants import is_called_by_name, is_named_after_person
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.forms.pages import PSEUDONYM
from persona_handbook.testing import TODAY, laid_over
from repository import commit, git

NAMES = [
    "Renate Bauer",
    "Renate",
    "renate bauer",
    "RENATE BAUER",
    "Renate B.",
    "R. Bauer",
    "Bauer, Renate",
    "Frau Bauer",
]
MORE_NAMES = ["Anna-Maria Huber", "P-07 Renate Bauer", "Renate Bauer (owner)", "佐藤 花子"]
PSEUDONYMS = ["P-07", "p-01", "P 01", "TN-04", "Owner 2", "A1", "B"]


@pytest.mark.parametrize("name", NAMES + MORE_NAMES)
def test_what_is_a_name(name: str) -> None:
    assert is_called_by_name(name)


@pytest.mark.parametrize("name", [*PSEUDONYMS, "Owner A", "the owner", "Mechanic", "Buyer May", "anonymous", "Grace"])
def test_what_is_none(name: str) -> None:
    assert not is_called_by_name(name)


@pytest.mark.parametrize("name", NAMES + MORE_NAMES)
def test_a_form_refuses_every_name(name: str) -> None:
    assert not re.search(PSEUDONYM, name)


@pytest.mark.parametrize("name", PSEUDONYMS)
def test_a_form_takes_pseudonyms(name: str) -> None:
    assert re.search(PSEUDONYM, name)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("renate-bauer", True),
        ("interview-renate-bauer", True),
        ("2026-03-01-renate", True),
        ("p-07-renate-bauer", True),
        ("talk-mueller-stefan", True),
        ("renate-bauer/p-01", True),
        ("p-01", False),
        ("visit-morning-desk", False),
        ("april-visit", False),
        ("lost-deal-march", False),
        ("field-visit-hamburg", False),
        ("may-2026", False),
    ],
)
def test_which_files_are_named_after_a_person(path: str, *, is_one: bool) -> None:
    assert is_named_after_person(f"personas/evidence/{path}.yaml", "personas/evidence") is is_one


TALK = """\
kind: interview
title: Talk with Wilhelmina Habsburger
date: 2026-03-01
participant: {0}
answers: {{problem: {{says: Parts come late., themes: [late-parts]}}}}
quotes: [{{text: It was late again.}}]
findings: ["Wilhelmina rings twice."]
consent: {{scope: public}}
"""
PERSONA = "summary: What Habsburger told us.\nquotes: [{{text: It was late again., evidence: {0}}}]\n"
NAME = re.compile(r".{0,60}(?:wilhelmina|habsburger).{0,40}", re.IGNORECASE)
STATES = {
    "participant": {"personas/evidence/p-06.yaml": TALK.format("Wilhelmina Habsburger")},
    "file": {"personas/evidence/wilhelmina-habsburger.yaml": TALK.format("P-06").replace("Wilhelmina", "P-06")},
    "folder": {"personas/evidence/wilhelmina-habsburger/p-06.yaml": TALK.format("P-06").replace("Wilhelmina", "P-06")},
    "unreadable": {"personas/evidence/wilhelmina-habsburger.yaml": "participant: Wilhelmina Habsburger\nnonsense: 1\n"},
}


def files(state: str) -> dict[str, str]:
    evidence = STATES[state]
    name = Path(next(iter(evidence))).stem
    persona = PERSONA.format(name) if state == "participant" else PERSONA.format(name).replace("Habsburger", "people")
    evidence = {
        path: text.replace("Habsburger", "people") if state in {"file", "folder"} else text
        for path, text in evidence.items()
    }
    claim = f"pains: [{{id: late-parts, text: Parts come late., evidence: [{name}]}}]\n"
    return {
        **laid_over(persona + claim),
        **evidence,
        "mkdocs.yml": "site_name: A\nplugins: [search, {persona-handbook: {history: true}}, mermaid2]\n",
        "docs/guide.md": f"# Guide\n\n[[evidence:{name}]]\n",
        "about.md": "We sell parts.\n",
    }


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, state: str) -> None:
    for path, text in files(state).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")
    git(root, "init", "-q", "-b", "main")
    commit(root)


def made(root: Path) -> Iterator[tuple[str, str]]:
    for words in (["prompt", "--about", "about.md"], ["export", "--format", "json"], ["reviews"]):
        yield words[0], CliRunner().invoke(main, [*words, "--today", TODAY.isoformat()]).stdout
    build(load_config(str(root / "mkdocs.yml")))
    for each in sorted((root / "site").rglob("*")):
        if each.is_file() and "assets" not in each.parts:
            yield each.as_posix(), f"{each.relative_to(root)}\n{each.read_text('utf-8', 'replace')}"


SELDOM = {"file", "folder", "unreadable"}


@pytest.mark.parametrize(
    "state", [pytest.param(state, marks=pytest.mark.slow if state in SELDOM else ()) for state in STATES]
)
def test_nothing_that_is_made_holds_the_name(root: Path, state: str) -> None:
    put(root, state)
    told = [(where, found) for where, text in made(root) for found in NAME.findall(text)]
    assert told == []


@pytest.mark.parametrize("state", ["participant", "file", "folder"])
def test_the_check_finds_it_and_does_not_repeat_it(root: Path, state: str) -> None:
    put(root, state)
    found = [each for each in check_handbook(read_handbook(read_settings(root)), TODAY) if each.rule == "personal-data"]
    assert len(found) == 1
    told = found[0].message + found[0].help + found[0].location.excerpt
    assert not re.search("wilhelmina|habsburger", told, re.IGNORECASE)


def test_adopt_refuses_a_draft_that_is_called_by_a_name(root: Path) -> None:
    put(root, "participant")
    answer = "```yaml\nname: Wilhelmina Habsburger\nsummary: A.\n```\n"
    (root / "answer.md").write_text(answer, "utf-8")
    done = CliRunner().invoke(main, ["adopt", "answer.md"])
    assert done.exit_code == 1
    assert "personal-data" in done.output
    assert not list(root.glob("personas/*wilhelmina*"))
