"""Findings that a file accepts for a time: told, counted apart, and blocking nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.engine import check_handbook
from persona_handbook.report.findings.text import count
from persona_handbook.testing import handbook_from, laid_over

ACCEPTS = """
# without decisions
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2026-10-15}
"""


def found(example: str, today: str) -> list[Finding]:
    return check_handbook(handbook_from(laid_over(example)), dt.date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-10-15", {"too-few-interviews"}),
        ("2026-10-16", {"too-few-interviews", "no-decision", "expired-exception"}),
    ],
)
def test_an_exception_holds_until_its_last_day(today: str, expected: set[str]) -> None:
    assert {finding.rule for finding in still_open(found(ACCEPTS, today))} == expected


def test_an_accepted_finding_says_why_and_how_long() -> None:
    (accepted,) = [finding for finding in found(ACCEPTS, "2026-10-15") if finding.accepted]
    assert accepted.rule == "no-decision"
    assert accepted.accepted
    assert accepted.accepted.reason == "The first decision falls in spring."
    assert accepted.accepted.until == dt.date(2026, 10, 15)


def test_an_exception_is_for_its_own_file_alone() -> None:
    other = ACCEPTS + "# personas/other.yaml like personas/buyer.yaml\n# without decisions\nrole: secondary\n"
    findings = still_open(found(other, "2026-10-15"))
    assert [each.location.path for each in findings if each.rule == "no-decision"] == ["personas/other.yaml"]


def test_the_last_line_counts_them_apart() -> None:
    assert count(found(ACCEPTS, "2026-10-15")) == "1 note in 1 file. 1 accepted."
