"""Baselines and changes: what an old handbook is spared, and what a change answers for."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.finding import Acceptance, Finding, Level, Location, still_open
from persona_handbook.lint.accepting.baseline import NotABaselineError, read_baseline, write_baseline
from persona_handbook.lint.accepting.change_report import change_between, of_the_change
from persona_handbook.lint.accepting.fingerprint import fingerprint
from persona_handbook.lint.engine import check_handbook
from persona_handbook.testing import TODAY, handbook_from, laid_over, small_handbook
from repository import commit, edit, example_repository, git

OWNER = "personas/workshop-owner.yaml"
DESK = "personas/front-desk.yaml"


def finding(message: str, path: str = OWNER, line: int = 3) -> Finding:
    return Finding(Location(path, line, 1, line, 2), Level.ERROR, "some-rule", message, "Mend it.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (finding("A."), replace(finding("A.", line=40), level=Level.NOTE), True),
        (finding("Due on 2026-04-01, 3 days ago."), finding("Due on 2026-04-01, 90 days ago."), True),
        (finding("The claim `a-1` is lost."), finding("The claim `a-2` is lost."), False),
        (finding("A."), finding("A.", path=DESK), False),
        (replace(finding("Of `a`, `b`."), subject="claims"), replace(finding("Of `b`."), subject="claims"), True),
        (replace(finding("Of `a`."), subject="a"), replace(finding("Of `a`."), subject="b"), False),
        (finding("A."), replace(finding("A."), rule="other-rule"), False),
    ],
)
def test_a_finding_stays_the_same_when_lines_move_and_time_passes(one: Finding, other: Finding, *, same: bool) -> None:
    assert (fingerprint(one) == fingerprint(other)) is same


def test_a_baseline_bears_with_what_was_there_as_often_as_it_was_there() -> None:
    baseline = read_baseline(write_baseline([finding("A."), finding("A.", line=9), finding("B.")]))
    now = [finding("A.", line=5), finding("A.", line=6), finding("A.", line=7), finding("C.")]
    assert [each.location.line for each in still_open(baseline.take_in(now))] == [7, 3]
    assert baseline.mended(now) == 1


def test_a_baseline_can_be_reviewed_and_does_not_depend_on_the_order() -> None:
    findings = [finding("B."), finding("A."), finding("A.", path=DESK)]
    assert write_baseline(findings) == write_baseline(findings[::-1])
    assert '"message": "A."' in write_baseline(findings)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": [{}]}', '{"findings": 3}'])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(NotABaselineError):
        read_baseline(text)


def test_what_a_change_neither_touches_nor_causes_is_a_note() -> None:
    old, touched, caused = finding("Old.", path=DESK), finding("Touched."), finding("Caused.", path=DESK)
    found = of_the_change([old, touched, caused], [old, touched], frozenset({OWNER}))
    assert [each.level for each in found] == [Level.NOTE, Level.ERROR, Level.ERROR]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example handbook in a git repository of its own, with one commit."""
    return example_repository(tmp_path, monkeypatch)


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


def test_a_change_is_not_blocked_by_a_stale_file_that_it_does_not_touch(repository: Path) -> None:
    edit(repository, DESK, "date: 2026-08-05", "date: 2026-03-05")
    edit(repository, DESK, "owner: research\n", "")
    commit(repository)
    git(repository, "checkout", "-q", "-b", "work")
    edit(repository, OWNER, "Runs a workshop", "Keeps a workshop")
    assert check().exit_code == 1
    since = check("--since", "main")
    assert since.exit_code == 0, since.output
    assert "note[no-owner]" in since.output
    edit(repository, DESK, "Works between", "Sits between")
    since = check("--since", "main")
    assert since.exit_code == 1
    assert "error[no-owner]" in since.output
    assert "error[review-overdue]" in since.output


def test_what_a_change_causes_elsewhere_blocks(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    (repository / "personas/evidence/p-13.yaml").unlink()
    commit(repository)
    since = check("--since", "main")
    assert since.exit_code == 1
    assert "personas/parts-manager.yaml" in since.output
    assert "error[unknown-reference]" in since.output


def test_a_new_file_that_is_not_yet_committed_belongs_to_the_change(repository: Path) -> None:
    (repository / "personas/new.yaml").write_text("name: New\nstatus: actve\nsummary: New.\n", "utf-8")
    assert check("--since", "main").exit_code == 1


@pytest.mark.parametrize("revision", ["no-such-branch", "0123456789abcdef0123456789abcdef01234567", "--help"])
def test_a_revision_that_git_does_not_know_is_said_clearly(repository: Path, revision: str) -> None:
    result = check(f"--since={revision}")
    assert (repository.exists(), result.exit_code) == (True, 2)
    assert "Git does not know the revision" in result.output


def test_a_shallow_clone_says_what_to_do(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, encoding="utf-8"
    )
    edit(repository, OWNER, "Runs a workshop", "Keeps a workshop")
    commit(repository)
    clone = tmp_path / "shallow"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    result = check("--since", first.stdout.strip())
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.output


def test_an_old_handbook_is_taken_in_and_then_blocks_only_new_faults(repository: Path) -> None:
    for path in (OWNER, DESK, "personas/parts-manager.yaml"):
        edit(repository, path, "owner: research\n", "")
    assert check().exit_code == 1
    assert check("--write-baseline").exit_code == 0
    taken_in = check()
    assert taken_in.exit_code == 0, taken_in.output
    assert "accepted" in taken_in.output
    edit(repository, OWNER, "verdict: supports", "verdict: contradicts")
    assert check().exit_code == 1
    edit(repository, OWNER, "verdict: contradicts", "verdict: supports")
    edit(repository, DESK, "tags: [workshops", "owner: research\ntags: [workshops")
    mended = check()
    assert mended.exit_code == 0
    assert "Fixed findings in .personas-baseline.json: 1." in mended.output


def test_forty_old_personas_are_taken_in_and_then_block_only_new_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "name: {0}\nstatus: active\nsummary: Is {1} and loves gadgets.\ngoals: [{{id: g, text: Save time.}}]\n"
    (tmp_path / "personas").mkdir()
    for number in range(40):
        (tmp_path / f"personas/old-{number}.yaml").write_text(old.format(f"Old {number}", 20 + number), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert check().exit_code == 1
    assert check("--write-baseline").exit_code == 0
    assert check().exit_code == 0
    edit(tmp_path, "personas/old-7.yaml", "text: Save time.", "text: Save time., evidence: [p-1]")
    after = check()
    assert after.exit_code == 1
    blocked = [line for line in after.output.splitlines() if ": error[" in line]
    assert len(blocked) == 1
    assert blocked[0].startswith("personas/old-7.yaml:4:")
    assert "unknown-reference" in blocked[0]


def test_a_baseline_that_is_none_is_said_clearly(repository: Path) -> None:
    (repository / "mine.json").write_text("[]", "utf-8")
    result = check("--baseline", "mine.json")
    assert result.exit_code == 2
    assert "is not a baseline" in result.output


def test_what_was_there_once_and_is_there_twice_is_new_once() -> None:
    found = of_the_change([finding("A."), finding("A.", line=9)], [finding("A.")], frozenset({DESK}))
    assert [each.level for each in found] == [Level.NOTE, Level.ERROR]


def test_a_baseline_leaves_what_is_accepted_to_its_exception() -> None:
    baseline = read_baseline(write_baseline([finding("A.")]))
    accepted = replace(finding("A."), accepted=Acceptance("It comes in spring.", dt.date(2027, 3, 31)))
    known, spared = baseline.take_in([accepted, finding("A.", line=9)])
    assert known == accepted
    assert spared.accepted not in (None, accepted.accepted)


def test_a_baseline_does_not_hold_what_is_accepted() -> None:
    accepted = replace(finding("A."), accepted=Acceptance("It comes in spring.", dt.date(2027, 3, 31)))
    assert read_baseline(write_baseline([accepted, finding("A.", line=9)])).counts == {fingerprint(finding("A.")): 1}


def test_a_change_tells_of_errors_and_warnings_and_of_no_note() -> None:
    more = "# without owner\ngoals:\n  - {id: a-goal, text: A part on the shelf., evidence: [p-01]}\n"
    before, after = handbook_from(small_handbook()), handbook_from(laid_over(more))
    assert "single-voice" in {each.rule for each in check_handbook(after, TODAY)}
    assert [each.rule for each in change_between(before, after, TODAY).new] == ["no-owner"]
    assert [each.rule for each in change_between(after, before, TODAY).fixed] == ["no-owner"]
