"""Reviews: which are due, as a page, as text and as a calendar that calendar programs accept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from conftest import ReadHandbook
from persona_handbook.cli import main
from persona_handbook.insight.reviews import reviews_due
from persona_handbook.report.reviews.calendar import calendar
from persona_handbook.site.pages.reviews import review_page
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import edition, words

REVIEW = "reviews:\n  - {{date: {0}, by: research, outcome: no-change, looked_at: [sales-calls]}}\n"
NAME = 'name: "Ümläut; a, b\\\\c ' + "x" * 90 + '"\n'


def due(example: str, today: dt.date = TODAY) -> list[tuple[str, str]]:
    found = reviews_due(handbook_from(laid_over(example)), today)
    groups = {"overdue": found.overdue, "never": found.never, "to come": found.to_come}
    return [(group, each.file.path) for group, all_ in groups.items() for each in all_]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("tags: [a]\n", ("to come", "personas/buyer.yaml")),
        (REVIEW.format("2026-04-15"), ("to come", "personas/buyer.yaml")),
        (REVIEW.format("2026-04-14"), ("overdue", "personas/buyer.yaml")),
        ("# without reviews\n", ("never", "personas/buyer.yaml")),
        ("# journeys/buyer-decides.yaml\n# without reviews\n", ("never", "journeys/buyer-decides.yaml")),
    ],
)
def test_what_is_due(example: str, expected: tuple[str, str]) -> None:
    assert expected in due(example)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_what_is_active_is_reviewed(status: str) -> None:
    assert "personas/buyer.yaml" not in {path for _, path in due(f"status: {status}\n# without reviews\n")}


def test_the_longest_overdue_comes_first() -> None:
    late = REVIEW.format("2026-01-01") + "# journeys/buyer-decides.yaml\n" + REVIEW.format("2025-12-01")
    assert due(late)[:2] == [("overdue", "journeys/buyer-decides.yaml"), ("overdue", "personas/buyer.yaml")]


def test_a_calendar_program_reads_the_calendar() -> None:
    handbook = handbook_from(
        laid_over(NAME + REVIEW.format("2026-01-01") + "# journeys/buyer-decides.yaml\n# without reviews\n")
    )
    written = calendar(reviews_due(handbook, TODAY), TODAY, "Reviews: x")
    read = Calendar.from_ical(written)
    events = {str(event["UID"]): event for event in read.walk("VEVENT")}
    assert set(events) == {
        "personas/buyer.yaml@persona-handbook",
        "journeys/buyer-decides.yaml@persona-handbook",
        "journeys/buyer-returns.yaml@persona-handbook",
    }
    late = events["personas/buyer.yaml@persona-handbook"]
    assert late.decoded("DTSTART") == TODAY
    assert str(late["SUMMARY"]) == f"Review: {handbook.personas[0].name}"
    assert "It was due on 2026-07-01. Owner: research." in str(late["DESCRIPTION"])
    assert events["journeys/buyer-returns.yaml@persona-handbook"].decoded("DTSTART") == dt.date(2027, 2, 20)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")


def test_the_calendar_depends_on_the_files_and_the_day_alone() -> None:
    found = reviews_due(handbook_from(laid_over("tags: [a]\n")), TODAY)
    assert calendar(found, TODAY, "x") == calendar(found, TODAY, "x")
    assert "DTSTAMP:20261015T000000Z" in calendar(found, TODAY, "x")


def test_the_page_tells_months_and_never(read: ReadHandbook) -> None:
    told = words(review_page(edition()))
    assert "March 2027" in told
    empty = words(review_page(edition(read({"mkdocs.yml": "site_name: x\n"}))))
    assert "No active personas or journeys to review." in empty


def test_the_command_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in laid_over(REVIEW.format("2026-01-01")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["reviews", "--today", "2026-10-15"]).output
    assert told.splitlines()[0] == "overdue since 2026-07-01  personas/buyer.yaml: Workshop owner"
    ics = CliRunner().invoke(main, ["reviews", "--ics", "--today", "2026-10-15"]).output
    assert len(Calendar.from_ical(ics).walk("VEVENT")) == 3


@pytest.mark.parametrize(("length", "lines"), [(61, 1), (62, 1), (63, 2)], ids=["74", "75", "76"])
def test_a_line_of_a_calendar_has_seventy_five_octets(length: int, lines: int) -> None:
    nothing = reviews_due(handbook_from({"mkdocs.yml": "site_name: x\n"}), TODAY)
    assert calendar(nothing, TODAY, "x" * length).count("\r\n") == 4 + lines


def test_a_calendar_escapes_what_its_format_takes_for_its_own() -> None:
    nothing = reviews_due(handbook_from({"mkdocs.yml": "site_name: x\n"}), TODAY)
    assert "X-WR-CALNAME:a\\;b\\,c\\\\d\\ne\r\n" in calendar(nothing, TODAY, "a;b,c\\d\r\ne")
