"""What is worked out and never written: how a claim is known, how fresh a file is, what repeats in interviews."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from conftest import ReadHandbook
from persona_handbook.dates.days import months_after
from persona_handbook.insight.counting import distinct_people, letters_and_digits
from persona_handbook.insight.freshness import freshness
from persona_handbook.insight.research.patterns import themes
from persona_handbook.insight.standing import how_known

WORDS: dict[str, str] = defaultdict(lambda: "snow on every road")
WORDS |= {"p01": "oil in the yard", "p02": "a door that sticks", "p03": "calls at night", "p1": "a crane"}
WORDS |= {"p10": "dust and noise", "p100": "rain through the roof", "ada1": "a broken lamp"}


def interview(participant: str, question_themes: str = "") -> str:
    named = f", themes: [{question_themes}]" if question_themes else ""
    answers = (
        f"answers: {{problem: {{says: 'Late parts and {WORDS[letters_and_digits(participant)]}.'{named}}}, "
        f"would_leave: {{says: Even more {WORDS[letters_and_digits(participant)]}.}}}}\n"
    )
    return f"kind: interview\ntitle: Interview\ndate: 2026-05-18\nparticipant: {participant}\n{answers}"


VISIT = (
    "kind: field-visit\ntitle: Visit\ndate: 2026-05-18\nparticipant: P-03\n"
    "findings: [The part that was promised for nine came at noon and the second one a day late, while two customers "
    "waited beside the desk and a third one called to ask.]\n"
)
EVIDENCE = {
    "personas/evidence/p-01.yaml": interview("P-01"),
    "personas/evidence/p-01-again.yaml": interview("P-01"),
    "personas/evidence/p-02.yaml": interview("P-02"),
    "personas/evidence/visit.yaml": VISIT,
    "personas/evidence/log.yaml": (
        "kind: analytics\ntitle: Log\ndate: 2026-06\nsample: 9\nfindings: [5 of 9 came late.]\n"
    ),
    "personas/evidence/hollow.yaml": "kind: interview\ntitle: Talk\ndate: 2026-05-18\nparticipant: P-04\n",
    "personas/evidence/guess.yaml": "kind: analytics\ntitle: Log\ndate: 2026-06\n",
    "personas/evidence/survey.yaml": "kind: survey\ntitle: Survey\ndate: 2026-06\nfindings: [Parts are late.]\n",
}
SUPPORTS = "{source: log, verdict: supports, finding: 5 of 9 parts came late.}"
CONTRADICTS = "{source: log, verdict: contradicts, finding: 1 of 9 parts came late.}"


@pytest.mark.parametrize(
    ("cites", "words"),
    [
        ("", "assumed"),
        ("evidence: [p-01]", "heard from 1 person"),
        ("evidence: [p-01, p-01-again]", "heard from 1 person"),
        ("evidence: [p-01, p-02]", "heard from 2 people"),
        ("evidence: [p-01, p-02, visit]", "seen with 1 person"),
        ("evidence: [survey]", "from records only"),
        ("evidence: [log]", "from records only"),
        ("evidence: [hollow]", "assumed"),
        ("evidence: [hollow, p-01]", "heard from 1 person"),
        ("evidence: [guess]", "assumed"),
        ("evidence: [p-01], checked_against: [{source: log, verdict: unclear}]", "heard from 1 person"),
        ("evidence: [p-01], checked_against: [{source: log, verdict: supports}]", "heard from 1 person"),
        (
            "evidence: [p-01], checked_against: [{source: guess, verdict: supports, finding: 5 of 9.}]",
            "heard from 1 person",
        ),
        (
            "evidence: [p-01], checked_against: [{source: survey, verdict: supports, finding: 5 of 9.}]",
            "heard from 1 person",
        ),
        (f"evidence: [p-01], checked_against: [{SUPPORTS}]", "supported by data"),
        (f"checked_against: [{SUPPORTS}, {CONTRADICTS}]", "contradicted by data"),
    ],
)
def test_how_a_claim_is_known(read: ReadHandbook, cites: str, words: str) -> None:
    pain = f"pains: [{{id: late, text: Parts come late.{', ' + cites if cites else ''}}}]\n"
    handbook = read({**EVIDENCE, "personas/a.yaml": f"name: A\nstatus: draft\nsummary: B\n{pain}"})
    assert how_known(handbook.personas[0].pains[0], handbook).phrase == words


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


@pytest.mark.parametrize(
    ("participants", "found"),
    [
        (("P-01", "P-02"), ("P-01", "P-02")),
        (("P-01", "P-1", "p 01", "p-01"), ("P-01",)),
        (("P-01", "P-10", "P-100"), ("P-01", "P-10", "P-100")),
        (("Ada 1", "Ada 2"), ("Ada 1", "Ada 2")),
    ],
)
def test_a_person_is_counted_once_however_the_pseudonym_is_written(
    read: ReadHandbook, participants: tuple[str, ...], found: tuple[str, ...]
) -> None:
    files = {f"personas/evidence/e-{number}.yaml": interview(each) for number, each in enumerate(participants)}
    handbook = read(files)
    assert distinct_people(handbook.evidence, handbook) == found


def test_people_were_talked_with_in_every_kind_of_conversation_that_counts(read: ReadHandbook) -> None:
    handbook = read(EVIDENCE)
    assert distinct_people(handbook.evidence, handbook) == ("P-01", "P-02", "P-03")


def test_a_theme_that_one_person_raises_twice_is_no_more_frequent(read: ReadHandbook) -> None:
    handbook = read(
        {
            "personas/evidence/a.yaml": interview("P-01", "price"),
            "personas/evidence/b.yaml": interview("P-01", "price"),
            "personas/evidence/c.yaml": interview("P-02", "late"),
        }
    )
    assert [theme.name for theme in themes(handbook.evidence)["problem"]] == ["late", "price"]
