"""Findings have a ceiling for each file and for all: the others are counted, and no count changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ReadHandbook, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.finding import Finding, Level, Location, number_of_findings
from persona_handbook.reading.schema import unknown_fields
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.report.findings.limits import MOST, MOST_OF_A_FILE, within_ceiling

SITE = "site_name: x\nplugins: [search, persona-handbook]\n"
BEGINNING = "name: A\nstatus: draft\nsummary: B.\n"


def finding(path: str, line: int, rule: str = "unknown-field", level: Level = Level.ERROR) -> Finding:
    return Finding(Location(path, line, 1, line, 2), level, rule, f"Wrong {line}.", "Correct it.")


def test_what_is_not_listed_is_counted_by_rule_and_level() -> None:
    found = [finding("a.yaml", line) for line in range(MOST_OF_A_FILE + 7)]
    found += [finding("a.yaml", 900 + line, "no-job", Level.WARNING) for line in range(3)] + [finding("b.yaml", 1)]
    told = within_ceiling(found)
    assert len(told) == MOST_OF_A_FILE + 3
    assert [each.message for each in told[-2:]] == [
        "7 more findings of this rule in this file are not listed.",
        "3 more findings of this rule in this file are not listed.",
    ]
    assert number_of_findings(told) == len(found)
    assert {each.location.path for each in told} == {"a.yaml", "b.yaml"}


def test_all_files_together_have_a_ceiling_too() -> None:
    found = [finding(f"{number}.yaml", line) for number in range(MOST // 50) for line in range(60)]
    told = within_ceiling(found)
    assert (len(told), number_of_findings(told)) == (MOST + 1, len(found))
    assert told[-1].message == "1,000 more findings of this rule in 17 files are not listed."


def test_few_findings_stay_as_they_are() -> None:
    found = [finding("a.yaml", line) for line in range(MOST_OF_A_FILE)]
    assert within_ceiling(found) == found


SHAPES = {
    "fields of the file": "".join(f"key{number}: x\n" for number in range(20_000)),
    "fields of entries": "pains:\n" + "".join(f"  - {{text: x, key{number}: y}}\n" for number in range(5_000)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_more_than_a_hundred_are_thought_about(
    read: ReadHandbook, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    """To work out what may have been meant takes a hundredth of a second for each unknown field."""
    asked = []
    monkeypatch.setattr(unknown_fields, "meant_field", lambda *words: asked.append(words[0]))
    handbook = read({"mkdocs.yml": SITE, "personas/a.yaml": BEGINNING + SHAPES[shape]})
    assert len(handbook.findings) >= 5_000
    assert len(asked) <= 100


@pytest.mark.slow
def test_twenty_thousand_unknown_fields_in_one_file(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"mkdocs.yml": SITE, "personas/a.yaml": BEGINNING + SHAPES["fields of the file"]})
    monkeypatch.chdir(root)
    words = ["check", *(word for form in FORMATS if form != "text" for word in ("--also", form, f"{form}.out"))]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert result.stdout.endswith("20000 errors in 1 file.\n")
    assert "19,900 more findings of this rule in this file are not listed." in result.stdout
    assert json.loads((root / "json.out").read_text("utf-8"))["counts"]["error"] == 20_000
    assert max(Path(root / f"{form}.out").stat().st_size for form in FORMATS if form != "text") < 200_000
