"""Ids that are made of texts: the same on the command line and in the form, and always good for a file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import quickjs
from click.testing import CliRunner

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.model.files.file_name import LONGEST, RESERVED, file_id, name_problem
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.ids import SLUG, letter_runs, slug
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.forms.pages import LETTERS, form_files
from workshop import TODAY

IDS_OF_TEXTS = {
    "Workshop owner": "workshop-owner",
    "  Owner,  second shift! ": "owner-second-shift",
    "Große Straße": "grosse-strasse",
    "Łódź": "lodz",
    "Đà Nẵng": "da-nang",
    "Ørsted & Þór": "orsted-thor",
    "İstanbul ISPARTA": "istanbul-isparta",
    "Москва": "moskva",
    "Щука ПЬЯНЫЙ": "shchuka-pyanyy",
    "Харків": "kharkiv",
    "Αθήνα": "athina",
    "서울 시장": "seoul-sijang",
    "Anna's desk, Anna\u2019s chair": "annas-desk-annas-chair",
    "\uff46\uff55\uff4c\uff4c \uff57\uff49\uff44\uff54\uff48": "full-width",
    "ﬁne ½ x²": "fine-1-2-x2",
    "e\u0301te\u0301": "ete",
    "snake_case-id": "snake-case-id",
    "10 € / hour": "10-hour",
    "a\u200bb\u202ec": "a-b-c",
    "\U0001d400b \U0001f600": "ab",
    "京都": "",
    "—": "",
    "": "",
}


@cache
def script() -> quickjs.Context:
    """The form's own script, with the table of letters that the site hands to it."""
    edition = edition_of(read_handbook(read_settings(REPOSITORY)), TODAY)
    context = quickjs.Context()
    context.eval("var window = this;")
    context.eval(form_files(edition)[LETTERS].decode())
    context.eval((files("persona_handbook.site") / "assets" / "ids.js").read_text("utf-8"))
    return context


@pytest.mark.parametrize(("text", "expected"), IDS_OF_TEXTS.items())
def test_the_id_of_a_text(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert not expected or SLUG.fullmatch(expected)


@pytest.mark.parametrize(("text", "expected"), IDS_OF_TEXTS.items())
def test_the_form_makes_the_same_id(text: str, expected: str) -> None:
    assert script().eval(f"window.phIds.slug({json.dumps(text)})") == expected


def test_the_form_and_the_command_line_agree_on_every_letter_of_the_table() -> None:
    known = "".join(chr(first + index) for first, run in letter_runs() for index in range(len(run)))
    words = [f"a{letter}b" for letter in known]
    found = json.loads(str(script().eval(f"JSON.stringify({json.dumps(words)}.map(window.phIds.slug))")))
    assert len(words) > 10_000
    assert [word for word, made in zip(words, found, strict=True) if slug(word) != made] == []


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_reserved_name_becomes_one_that_is_free(name: str) -> None:
    assert name_problem(name)
    assert name_problem(file_id(name)) is None


def test_a_long_title_becomes_an_id_that_a_file_can_have() -> None:
    assert name_problem("a" * LONGEST) is None
    assert name_problem("a" * (LONGEST + 1))
    assert file_id("word " * 300) == "-".join(["word"] * 20)


@pytest.mark.parametrize("kind", ["persona", "evidence"])
@pytest.mark.parametrize("name", ["index", "con", "Con", "COM1", "Große Werkstatt", "Łódź", "x" * 300, "con.yaml"])
def test_new_writes_no_file_that_check_refuses(
    kind: str, name: str, write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"mkdocs.yml": "plugins: [persona-handbook]\n"})
    monkeypatch.chdir(root)
    refused = CliRunner().invoke(main, ["new", kind, name])
    assert refused.exit_code == 2
    assert not list(root.rglob("*.yaml"))
    better = refused.output.rsplit("Try: ", 1)[1].split()
    assert better[:3] == ["personas", "new", kind]
    assert CliRunner().invoke(main, better[1:]).exit_code == 0
    assert not [each for each in read_handbook(read_settings(root)).findings if each.rule == "file-name"]
    assert Path(next(root.rglob("*.yaml"))).stem == better[3]
