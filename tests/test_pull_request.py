"""A pull request from beginning to end: what the check, the diff, the summary and the report say of a realistic edit.

The reviewed outputs are in `tests/pull_request`; `REVIEW=1` writes them anew for somebody to review.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import REPOSITORY
from persona_handbook.cli import main
from repository import commit, edit, example_repository, git

REVIEWED = REPOSITORY / "tests" / "pull_request"
OWNER, DESK, MAP = "personas/workshop-owner.yaml", "personas/front-desk.yaml", "journeys/workshop-owner-decides.yaml"


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def as_reviewed(name: str, told: str) -> None:
    golden = REVIEWED / name
    if os.environ.get("REVIEW"):
        REVIEWED.mkdir(exist_ok=True)
        golden.write_text(told, "utf-8", newline="\n")
    assert told == golden.read_text("utf-8")


@pytest.fixture
def request_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch on which a pain is reworded, an interview deleted, and a feeling raised."""
    root = example_repository(tmp_path, monkeypatch)
    git(root, "checkout", "-q", "-b", "spring-interviews")
    edit(
        root,
        OWNER,
        "text: The part fits the car in the catalog, but not the one on the lift.",
        "text: One part in six fits the car in the catalog, but not the one on the lift.",
    )
    (root / "personas/evidence/p-21.yaml").unlink()
    edit(root, MAP, "feeling: 2\n        emotion: in a hurry", "feeling: 4\n        emotion: in a hurry")
    commit(root, "Take in what was heard in spring")
    return root


def test_the_diff_says_what_the_change_means(request_branch: Path) -> None:
    assert request_branch.exists()
    as_reviewed("diff.txt", personas("diff", "main").output)


def test_the_check_annotates_what_the_change_causes_and_nothing_else(request_branch: Path) -> None:
    summary, report = request_branch / "summary.md", request_branch / "findings.sarif"
    words = (
        "--since",
        "main",
        "--format",
        "github",
        "--also",
        "markdown",
        str(summary),
        "--also",
        "sarif",
        str(report),
    )
    checked = personas("check", *words)
    assert checked.exit_code == 1
    as_reviewed("annotations.txt", checked.output)
    found = json.loads(report.read_text("utf-8"))["runs"][0]["results"]
    graver = [
        (each["ruleId"], each["level"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for each in found
        if each["level"] != "note"
    ]
    assert graver == [("unknown-reference", "error", "personas/mobile-mechanic.yaml")]
    told = summary.read_text("utf-8")
    first = told.index("### ")
    assert told[first:].startswith("### <code>personas&#47;mobile&#45;mechanic.yaml</code>")
    assert told.count("❌") == 1


def test_the_summary_says_what_the_change_means(request_branch: Path) -> None:
    assert request_branch.exists()
    as_reviewed("summary.md", personas("diff", "main", "--format", "markdown").output)


def test_once_the_interview_is_back_nothing_blocks(request_branch: Path) -> None:
    git(request_branch, "checkout", "-q", "main", "--", "personas/evidence/p-21.yaml")
    assert personas("check", "--since", "main").exit_code == 0
    assert "p-21" not in personas("diff", "main").output


@pytest.mark.parametrize(("touched", "blocks"), [(DESK, False), (OWNER, True)])
def test_a_stale_persona_blocks_whoever_touches_it_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, touched: str, *, blocks: bool
) -> None:
    root = example_repository(tmp_path, monkeypatch)
    git(root, "checkout", "-q", "-b", "work")
    edit(root, touched, "owner: research", "owner: product")
    commit(root)
    checked = personas("check", "--since", "main", "--today", "2027-01-20", "--format", "github")
    assert (checked.exit_code == 1) is blocks
    overdue = re.findall(r"^::(\w+) file=([\w/-]+\.yaml).*title=review-overdue", checked.output, re.MULTILINE)
    assert (("error", OWNER) in overdue) is blocks
