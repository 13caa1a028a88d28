"""No date in a file, however far away, ends a check or a build: every date field is tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from persona_handbook.dates.days import days_after, months_after
from persona_handbook.insight.changes.file_changes import file_changes
from persona_handbook.insight.reviews import reviews_due
from persona_handbook.lint.engine import check_handbook
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.report.exported import exported
from persona_handbook.report.reviews.calendar import calendar
from persona_handbook.report.reviews.issues import review_steps
from persona_handbook.site.checking import edition_of
from persona_handbook.site.companions import companions
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY, handbook_from, laid_over

FIRST, LAST = dt.date.min, dt.date.max
FIELDS = {
    "persona created": "created: {}",
    "persona decisions date": "decisions: "
    "[{{id: a, team: product, decision: Show it., because: [late-parts], date: {}}}]",
    "persona decisions result date": "decisions: "
    "[{{id: a, team: product, decision: Show it., because: [late-parts], result: {{verdict: held, date: {}}}}}]",
    "persona reviews date": "reviews: [{{date: {}, by: research, outcome: no-change, looked_at: [p-05]}}]",
    "persona readers date": "readers: [{{date: {}, people: 6}}]",
    "persona exceptions until": "exceptions: [{{rule: too-few-interviews, reason: We began in May., until: {}}}]",
    "evidence date": "# personas/evidence/p-01.yaml\ndate: {}",
    "evidence period_start": "# personas/evidence/order-log.yaml\nperiod_start: {}",
    "evidence customer_since": "# personas/evidence/p-01.yaml\ncustomer_since: {}",
    "evidence consent until": "# personas/evidence/p-01.yaml\nconsent: {{scope: public, until: {}}}",
    "journey created": "# journeys/buyer-decides.yaml\ncreated: {}",
    "journey reviews date": "# journeys/buyer-decides.yaml\n"
    "reviews: [{{date: {}, by: research, outcome: no-change, looked_at: [p-05]}}]",
    "journey exceptions until": "# journeys/buyer-decides.yaml\n"
    "exceptions: [{{rule: only-happy, reason: We began in May., until: {}}}]",
    "journey stages metrics as_of": "# journeys/buyer-decides.yaml\n"
    "stages: [{{id: a, name: A, metrics: [{{name: Returns, value: '3', as_of: {}}}], steps: [{{action: Rings}}]}}]",
    "settings today": "# mkdocs.yml\nplugins: [persona-handbook: {{today: '{}'}}]",
}
DAYS = (
    *("0001-01-01", "0999-12-31", "1000-01-01", "2024-02-29", "2026-10-14", "2026-10-15"),
    *("2026-10-16", "9998-12-31", "9999-12-31"),
)
PARTS_OF_DATES = ("1000", "9999", "0001-01", "9998-01", "9999-12")


def date_fields() -> Iterator[tuple[str, str]]:
    """Give each field that holds a date, as its kind of file and the way to it, with its format."""
    for kind in ("persona", "evidence", "journey", "settings"):
        yield from _dates(schema_of(kind), kind)


def _dates(part: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    if part.get("format") in {"date", "partial-date"}:
        yield name, part["format"]
    for field, below in part.get("properties", {}).items():
        yield from _dates(below, f"{name} {field}")
    if isinstance(part.get("items"), dict):
        yield from _dates(part["items"], name)


def test_the_table_has_every_date_field() -> None:
    assert {name for name, _ in date_fields()} == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_a_far_date_ends_no_check(field: str) -> None:
    tried = (*DAYS, *(PARTS_OF_DATES if dict(date_fields())[field] == "partial-date" else ()))
    for day in tried:
        handbook = handbook_from(laid_over(FIELDS[field].format(day)))
        assert not handbook.broken, f"{field}: {day}"
        check_handbook(handbook, TODAY)


@pytest.mark.parametrize("today", [FIRST, TODAY, LAST], ids=str)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_far_dates_end_no_build_and_no_report(day: str, today: dt.date) -> None:
    handbook = handbook_from(laid_over("\n# personas/buyer.yaml\n".join(each.format(day) for each in FIELDS.values())))
    edition = edition_of(handbook, today)
    assert "personas/buyer.md" in every_page(edition)
    assert companions(edition)
    assert exported(handbook, today)
    assert b"buyer" in calendar(reviews_due(handbook, today), today, "Reviews").encode()
    review_steps(handbook, today, [], days=30, mentions={})
    assert not file_changes(handbook, handbook, today)


def test_a_calendar_writes_years_with_four_digits() -> None:
    due = reviews_due(handbook_from(laid_over(FIELDS["persona reviews date"].format("0998-12-31"))), FIRST)
    assert "DTSTAMP:00010101T000000Z" in calendar(due, FIRST, "Reviews")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-08-31", 6, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 12, "2026-12-31"),
        ("2026-03-31", -1, "2026-02-28"),
        ("9999-12-31", 0, "9999-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("9998-02-01", 10**9, "9999-12-31"),
        ("0001-01-31", -1, "0001-01-01"),
    ],
)
def test_months_after(day: str, months: int, expected: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-02-28", 1, "2026-03-01"),
        ("2024-02-28", 1, "2024-02-29"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -365, "0001-01-01"),
        ("2026-01-01", 10**12, "9999-12-31"),
    ],
)
def test_days_after(day: str, days: int, expected: str) -> None:
    assert days_after(dt.date.fromisoformat(day), days).isoformat() == expected
