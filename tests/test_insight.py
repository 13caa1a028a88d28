"""What is worked out and never written: how a claim is known, how fresh a file is, what repeats in interviews."""

from __future__ import annotations

import datetime as dt

import pytest

from conftest import ReadHandbook
from persona_handbook.dates.days import months_after
from persona_handbook.insight.freshness import freshness
from persona_handbook.insight.patterns import themes
from persona_handbook.insight.standing import how_known, interviewed


def interview(participant: str, question_themes: str = "") -> str:
    answers = (
        f"answers: {{problem: {{says: Parts came late., themes: [{question_themes}]}}}}\n" if question_themes else ""
    )
    return f"kind: interview\ntitle: Interview\ndate: 2026-05-18\nparticipant: {participant}\n{answers}"


EVIDENCE = {
    "personas/evidence/p-01.yaml": interview("P-01"),
    "personas/evidence/p-01-again.yaml": interview("P-01"),
    "personas/evidence/p-02.yaml": interview("P-02"),
    "personas/evidence/log.yaml": "kind: analytics\ntitle: Log\ndate: 2026-06\n",
}


@pytest.mark.parametrize(
    ("cites", "words"),
    [
        ("", "assumed"),
        ("evidence: [p-01]", "heard once"),
        ("evidence: [p-01, p-01-again]", "heard once"),
        ("evidence: [p-01, p-02]", "heard from 2 people"),
        ("evidence: [log]", "from records, heard from nobody"),
        ("evidence: [p-01], checked_against: [{source: log, verdict: unclear}]", "heard once"),
        ("evidence: [p-01], checked_against: [{source: log, verdict: supports}]", "backed by data"),
        (
            "checked_against: [{source: log, verdict: supports}, {source: log, verdict: contradicts}]",
            "contradicted by data",
        ),
    ],
)
def test_how_a_claim_is_known(read: ReadHandbook, cites: str, words: str) -> None:
    pain = f"pains: [{{id: late, text: Parts come late.{', ' + cites if cites else ''}}}]\n"
    handbook = read({**EVIDENCE, "personas/a.yaml": f"name: A\nstatus: draft\nsummary: B\n{pain}"})
    assert how_known(handbook.personas[0].pains[0], handbook).words == words


@pytest.mark.parametrize(
    ("reviews", "today", "due", "overdue"),
    [
        ("[]", "2026-10-15", None, False),
        ("[{date: 2026-04-15, by: us, outcome: changed}]", "2026-10-15", "2026-10-15", False),
        ("[{date: 2026-04-15, by: us, outcome: changed}]", "2026-10-16", "2026-10-15", True),
        ("[{date: 2026-08-31, by: us, outcome: changed}]", "2026-10-15", "2027-02-28", False),
        ("[{date: 2026-12-01, by: us, outcome: changed}]", "2026-10-15", None, False),
    ],
)
def test_a_review_is_due_after_six_months(
    read: ReadHandbook, reviews: str, today: str, due: str | None, *, overdue: bool
) -> None:
    persona = read({"personas/a.yaml": f"name: A\nstatus: draft\nsummary: B\nreviews: {reviews}\n"}).personas[0]
    fresh = freshness(persona, dt.date.fromisoformat(today))
    assert (fresh.due.isoformat() if fresh.due else None, fresh.overdue) == (due, overdue)


def test_months_end_where_a_month_ends() -> None:
    assert months_after(dt.date(2025, 8, 31), 6) == dt.date(2026, 2, 28)
    assert months_after(dt.date(2025, 12, 31), 12) == dt.date(2026, 12, 31)


def test_themes_are_counted_over_people(read: ReadHandbook) -> None:
    handbook = read(
        {
            "personas/evidence/a.yaml": interview("P-01", "late, wrong-part"),
            "personas/evidence/b.yaml": interview("P-01", "late"),
            "personas/evidence/c.yaml": interview("P-02", "late"),
            "personas/evidence/d.yaml": interview("P-03", "price"),
        }
    )
    found = themes(handbook.evidence)["problem"]
    assert [(theme.name, theme.participants, theme.asked) for theme in found] == [
        ("late", ("P-01", "P-02"), 3),
        ("price", ("P-03",), 3),
        ("wrong-part", ("P-01",), 3),
    ]


def test_a_visit_is_no_interview_and_two_interviews_with_one_person_are_one(read: ReadHandbook) -> None:
    visit = interview("P-03").replace("kind: interview", "kind: field-visit")
    handbook = read({**EVIDENCE, "personas/evidence/visit.yaml": visit})
    assert interviewed(handbook.evidence) == ("P-01", "P-02")


def test_a_theme_that_one_person_raises_twice_is_no_more_frequent(read: ReadHandbook) -> None:
    handbook = read(
        {
            "personas/evidence/a.yaml": interview("P-01", "price"),
            "personas/evidence/b.yaml": interview("P-01", "price"),
            "personas/evidence/c.yaml": interview("P-02", "late"),
        }
    )
    assert [theme.name for theme in themes(handbook.evidence)["problem"]] == ["late", "price"]
