"""Reports for other programs: each is what its reader demands, whatever people wrote."""

from __future__ import annotations

import datetime as dt
import json as standard_json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from markdown import Markdown

from conftest import REPOSITORY
from persona_handbook.finding import Acceptance, Finding, Level, Location
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.report.findings.gitlab import gitlab
from persona_handbook.report.findings.json import json
from persona_handbook.report.findings.junit import junit
from persona_handbook.report.findings.markdown import markdown
from persona_handbook.report.findings.sarif import sarif
from persona_handbook.testing import TODAY

NO_HOME_PAGE = "SARIF2005"
HOSTILE = 'A | b <script>alert(1)</script> @somebody [x](javascript:y) `c|d` "&amp;" \x07 ]]> #1 https://a.example *e*'


def finding(
    level: Level = Level.ERROR, *, line: int = 4, message: str = "It is wrong.", path: str = "personas/a b.yaml"
) -> Finding:
    return Finding(Location(path, line, 3, line, 8, "  onwer: us"), level, "no-owner", message, "Mend it.")


ACCEPTED = Finding(
    Location("personas/b.yaml", 1, 1, 1, 2),
    Level.ERROR,
    "no-job",
    "No job.",
    "Add one.",
    accepted=Acceptance("It comes in spring.", dt.date(2027, 3, 31)),
)
ALL = [finding(), finding(Level.WARNING, line=5), finding(Level.NOTE, line=6, message=HOSTILE), ACCEPTED]


def test_sarif_holds_every_finding_with_its_rule_and_its_place() -> None:
    log = standard_json.loads(sarif(ALL))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-job", "no-owner"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note", "error"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "personas/a%20b.yaml", "uriBaseId": "ROOT"}
    assert place["region"] == {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 8}


def test_sarif_says_what_is_accepted_and_keeps_its_fingerprints() -> None:
    results = standard_json.loads(sarif(ALL))["runs"][0]["results"]
    assert [bool(each.get("suppressions")) for each in results] == [False, False, False, True]
    assert results[3]["suppressions"][0]["justification"] == "It comes in spring. Until 2027-03-31."
    moved = standard_json.loads(sarif([finding(line=40)]))["runs"][0]["results"][0]
    assert moved["partialFingerprints"] == results[0]["partialFingerprints"]


def test_junit_fails_for_errors_and_warnings_and_skips_the_rest() -> None:
    root = ET.fromstring(junit(ALL))  # noqa: S314  our own report
    first, second = root.findall("testsuite")
    assert (first.get("name"), first.get("tests"), first.get("failures"), first.get("skipped")) == (
        "personas/a b.yaml",
        "3",
        "2",
        "1",
    )
    assert [each.get("type") for each in root.iter("failure")] == ["error", "warning"]
    assert (second.get("failures"), second.get("skipped")) == ("0", "1")


def test_junit_of_a_clean_handbook_is_a_test_that_passed() -> None:
    root = ET.fromstring(junit([]))  # noqa: S314  our own report
    assert [case.get("name") for case in root.iter("testcase")] == ["no findings"]
    assert not list(root.iter("failure"))


def test_gitlab_gets_open_findings_with_fingerprints_of_their_own() -> None:
    issues = standard_json.loads(gitlab([finding(), finding(line=9), finding(Level.NOTE, message="Else."), ACCEPTED]))
    assert [each["severity"] for each in issues] == ["major", "major", "info"]
    assert len({each["fingerprint"] for each in issues}) == 3
    assert issues[0]["location"] == {"path": "personas/a b.yaml", "lines": {"begin": 4, "end": 4}}


def test_markdown_shows_files_with_the_gravest_first() -> None:
    report = markdown([finding(Level.NOTE, path="a.yaml"), finding(path="b.yaml"), ACCEPTED])
    assert report.index("b.yaml") < report.index("a.yaml")
    assert "1 error, 1 note in 2 files" in report
    assert "1 accepted\\." in report
    assert "It comes in spring" not in report


def test_markdown_lets_no_text_become_anything_else() -> None:
    report = markdown([finding(message=HOSTILE)])
    (row,) = [line for line in report.splitlines() if "| 4 |" in line]
    assert row.replace("\\|", "").count("|") == 5
    shown = Markdown(extensions=["tables"]).convert(report)
    assert "<script" not in shown
    assert "<a " not in shown
    assert "<em>" not in shown
    assert "@somebody" not in shown


def test_markdown_stays_below_the_hosts_limit() -> None:
    many = [finding(path=f"personas/{number}.yaml", message="x" * 500) for number in range(3000)]
    report = markdown(many)
    assert len(report.encode()) < 1_000_000
    assert "more files do not fit here." in report


@pytest.mark.parametrize("findings", [[], ALL], ids=["none", "all"])
def test_json_is_as_its_schema_says(findings: list[Finding]) -> None:
    schema = standard_json.loads((REPOSITORY / "schemas/report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(standard_json.loads(json(findings)))


@pytest.mark.parametrize("render", [sarif, junit, gitlab, markdown, json], ids=lambda render: render.__name__)
def test_the_example_is_reported_in_every_format(example: Handbook, render: object, tmp_path: Path) -> None:
    assert callable(render)
    report = render(check_handbook(example, TODAY))
    (tmp_path / "report").write_text(report, "utf-8")
    assert report.endswith("\n")
    assert str(REPOSITORY) not in report


def calls(render: Callable[[list[Finding]], str], findings: list[Finding]) -> int:
    """Count the function calls that a report takes."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        render(findings)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
def test_the_cost_of_a_report_grows_with_its_findings_and_not_with_their_square(
    render: Callable[[list[Finding]], str],
) -> None:
    some, more = ([finding(line=line, message=f"Wrong {line}.") for line in range(number)] for number in (200, 800))
    assert calls(render, more) < 5 * calls(render, some)


def verdict(report: str, folder: Path) -> list[str]:
    """Let the validator of the format's own makers judge a report; give the rules that it breaks."""
    (folder / "findings.sarif").write_text(report, "utf-8")
    program = Path(__file__).parent / "node_modules/.bin/sarif-multitool"
    subprocess.run(
        [program, "validate", "findings.sarif", "--output", "verdict.sarif"],
        cwd=folder,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        check=False,
    )
    (run,) = standard_json.loads((folder / "verdict.sarif").read_text("utf-8-sig"))["runs"]
    return [result["ruleId"] for result in run.get("results", []) if result["ruleId"] != NO_HOME_PAGE]


def test_sarif_is_valid_to_its_official_validator(example: Handbook, tmp_path: Path) -> None:
    report = sarif([*check_handbook(example, TODAY), *ALL, finding(message=HOSTILE)])

    assert verdict(report, tmp_path) == []


def test_the_official_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    assert verdict(sarif(ALL).replace('"startLine"', '"firstLine"'), tmp_path) != []
