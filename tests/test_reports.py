"""Findings -> reports, one format a test."""

from __future__ import annotations

import json as standard_json
from dataclasses import replace

import pytest

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.report.findings.github import github
from persona_handbook.report.findings.json import json
from persona_handbook.report.findings.text import text


def finding(
    level: Level = Level.ERROR,
    *,
    message: str = "The field `onwer` is not known.",
    excerpt: str = "  onwer: us",
    path: str = "personas/a.yaml",
) -> Finding:
    place = Location(path, 4, 3, 4, 8, excerpt)
    return Finding(place, level, "unknown-field", message, "Did you mean `owner`?")


def test_text_shows_the_line_a_caret_and_the_way_out() -> None:
    assert text([finding(), finding(Level.NOTE)]) == (
        "personas/a.yaml:4:3: error[unknown-field] The field `onwer` is not known.\n"
        "     4 |   onwer: us\n"
        "       |   ^^^^^\n"
        "  Did you mean `owner`?\n"
        "\n"
        "personas/a.yaml:4:3: note[unknown-field] The field `onwer` is not known.\n"
        "     4 |   onwer: us\n"
        "       |   ^^^^^\n"
        "  Did you mean `owner`?\n"
        "\n"
        "1 error, 1 note in 1 file.\n"
    )


def test_text_says_when_there_is_nothing() -> None:
    assert text([]) == "No findings.\n"


def test_a_long_line_is_cut_around_the_place() -> None:
    place = Location("a.yaml", 1, 301, 1, 304, "x" * 300 + "bad" + "y" * 300)
    source, caret = text([Finding(place, Level.ERROR, "r", "m", "h")]).splitlines()[1:3]
    assert len(source) < 120
    assert source[caret.index("^") : caret.rindex("^") + 1] == "bad"


def test_control_characters_never_reach_the_terminal() -> None:
    assert "\x1b" not in text([finding(excerpt="  onwer: \x1b[31mred")])


def test_colour_is_only_for_terminals() -> None:
    assert "\033[" in text([finding()], color=True)
    assert "\033[" not in text([finding()])


def test_json_holds_every_fact() -> None:
    report = standard_json.loads(json([finding()]))
    assert report["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert report["findings"] == [
        {
            "rule": "unknown-field",
            "level": "error",
            "message": "The field `onwer` is not known.",
            "help": "Did you mean `owner`?",
            "path": "personas/a.yaml",
            "line": 4,
            "column": 3,
            "end_line": 4,
            "end_column": 8,
            "fixable": False,
            "accepted": None,
        }
    ]


@pytest.mark.parametrize(("level", "command"), [(Level.ERROR, "error"), (Level.WARNING, "warning")])
def test_github_annotates_the_line(level: Level, command: str) -> None:
    first = github([finding(level)]).splitlines()[0]
    assert first == (
        f"::{command} file=personas/a.yaml,line=4,endLine=4,title=unknown-field,col=3,endColumn=7"
        "::The field `onwer` is not known.%0ADid you mean `owner`?"
    )


def test_github_lets_no_text_become_a_command() -> None:
    lines = github([finding(message="100 %\n::set-output name=x::y")]).splitlines()
    assert len(lines) == 2
    assert "100 %25%0A::set-output" in lines[0]


def test_github_shows_the_gravest_first() -> None:
    report = github([finding(Level.WARNING), finding(Level.ERROR), finding(Level.NOTE)])
    assert [line.split(" ")[0] for line in report.splitlines()[:2]] == ["::error", "::warning"]


def test_github_stays_within_ten_of_a_kind_and_shows_what_tells_most() -> None:
    alike = [finding(path="personas/a.yaml") for _ in range(30)]
    other = [finding(path=f"personas/{name}.yaml") for name in "bcd"]
    report = github([*alike, *other, finding(Level.WARNING), finding(Level.NOTE)]).splitlines()
    errors = [line for line in report if line.startswith("::error")]
    assert len(errors) == 10
    assert sum("personas/a.yaml" in line for line in errors) == 7
    assert sum(line.startswith("::warning") for line in report) == 1
    assert report[-1].startswith("33 errors, 1 warning, 1 note in 4 files. 24 of them have no annotation")


def test_a_place_of_several_lines_has_no_columns() -> None:
    place = Location("personas/a.yaml", 4, 3, 6, 2)
    assert "col=" not in github([replace(finding(), location=place)]).splitlines()[0]
