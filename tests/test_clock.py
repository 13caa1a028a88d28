"""One clock: today is the machine's day, a commit's day is counted in UTC, and nothing else depends on a time zone."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

import persona_handbook
from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.dates.clock import BuildTimeError, day_of, today
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.past_changes import past_of
from persona_handbook.reading.git.history import history_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.companions import companions
from persona_handbook.site.every_page import every_page
from persona_handbook.site.pages.changes import change_feed, change_pages
from persona_handbook.testing import laid_over
from repository import commit, edit, git
from workshop import words
from zones import FIRST, HAS_ZONES, LAST, ZONES, machine_in

PACKAGE = Path(persona_handbook.__file__).parent
CLOCK = PACKAGE / "dates/clock.py"
OTHER_CLOCKS = {"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp", "localtime", "gmtime", "ctime"}
IN_TESTS_TOO = OTHER_CLOCKS - {"fromtimestamp"}
BUYER = "personas/buyer.yaml"
SITE = "site_name: x\nplugins: [persona-handbook: {history: true}]\n"
DAY = dt.date(2026, 11, 26)


def moment(text: str) -> float:
    return dt.datetime.fromisoformat(text).timestamp()


def stop_clock(patch: pytest.MonkeyPatch, text: str) -> None:
    patch.delenv("SOURCE_DATE_EPOCH", raising=False)
    patch.setattr("persona_handbook.dates.clock.time", lambda: moment(text))


@pytest.mark.skipif(not HAS_ZONES, reason="Windows has one time zone for all processes")
@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        (LAST, "2026-11-27T09:59:59Z", "2026-11-26"),
        (LAST, "2026-11-27T10:00:00Z", "2026-11-27"),
        ("America/Los_Angeles", "2026-11-27T07:59:59Z", "2026-11-26"),
        ("America/Los_Angeles", "2026-07-27T07:00:00Z", "2026-07-27"),
        ("UTC", "2026-11-26T23:59:59Z", "2026-11-26"),
        ("Asia/Tokyo", "2026-11-26T14:59:59Z", "2026-11-26"),
        ("Asia/Tokyo", "2026-11-26T15:00:00Z", "2026-11-27"),
        (FIRST, "2026-11-26T09:59:59Z", "2026-11-26"),
        (FIRST, "2026-11-26T10:00:00Z", "2026-11-27"),
        (FIRST, "2028-02-28T10:00:00Z", "2028-02-29"),
        (FIRST, "2026-12-31T10:00:00Z", "2027-01-01"),
    ],
)
def test_today_is_the_day_where_the_machine_is(
    monkeypatch: pytest.MonkeyPatch, zone: str, at: str, expected: str
) -> None:
    stop_clock(monkeypatch, at)
    with machine_in(zone):
        assert today() == today(None, None) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("asked", "setting", "epoch", "expected"),
    [
        ("2026-01-01", "2026-10-15", "0", "2026-01-01"),
        (None, "2026-10-15", "0", "2026-10-15"),
        (None, "0001-01-01", "0", "0001-01-01"),
        (None, None, "0", "1970-01-01"),
        (None, None, "86399", "1970-01-01"),
        (None, None, "86400", "1970-01-02"),
        (None, None, "1795737599", "2026-11-26"),
        (None, None, " 1795737600\n", "2026-11-27"),
        (None, None, "253402300799", "9999-12-31"),
    ],
)
def test_a_day_that_is_asked_for_set_or_the_builds_goes_before(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, setting: str | None, epoch: str, expected: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    wanted = [dt.date.fromisoformat(each) if each else None for each in (asked, setting)]
    for zone in ZONES:
        with machine_in(zone):
            assert today(*wanted) == dt.date.fromisoformat(expected)


def test_a_command_takes_the_day_that_is_asked_for_or_else_the_one_that_is_set(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = 'site_name: x\nplugins: [persona-handbook: {today: "2026-10-15"}]\n'
    monkeypatch.chdir(write(laid_over("created: 2026-10-16\n") | {"mkdocs.yml": site}))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    assert "future-date" in check()
    assert "future-date" not in check("--today", "2026-10-16")


def check(*words: str) -> str:
    return CliRunner().invoke(main, ["check", *words]).output


@pytest.mark.parametrize("epoch", ["yesterday", "2026-11-26", "1.5", "9" * 5000])
def test_a_build_time_that_is_no_number_is_said(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.chdir(write({"mkdocs.yml": "site_name: x\nplugins: [persona-handbook]\n", "personas/a.yaml": "x: 1\n"}))
    with pytest.raises(BuildTimeError, match="SOURCE_DATE_EPOCH is not a number of seconds"):
        today()
    for command in (["check"], ["init", "new"], ["reviews"]):
        result = CliRunner().invoke(main, command)
        assert (result.exit_code, "SOURCE_DATE_EPOCH is not a number of seconds." in result.output) == (2, True)


@pytest.mark.parametrize("epoch", ["-1", "253402300800", "99999999999999999999"])
def test_a_build_time_out_of_the_calendar_is_said(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.chdir(write({"mkdocs.yml": "site_name: x\nplugins: [persona-handbook]\n", "personas/a.yaml": "x: 1\n"}))
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "SOURCE_DATE_EPOCH is not between 1970 and 9999" in result.stderr


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [("-1", "1969-12-31"), ("1795737600", "2026-11-27"), ("-99999999999999", "0001-01-01"), ("0", "1970-01-01")],
)
def test_a_moment_lies_on_its_day_in_utc(seconds: str, expected: str) -> None:
    assert day_of(seconds) == dt.date.fromisoformat(expected)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in (laid_over("tags: [a]\n") | {"mkdocs.yml": SITE}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Begin", moment="2026-01-05T09:00:00+00:00")
    return tmp_path


def changed(root: Path, at: str, after: str = "Half of the parts come late.") -> None:
    edit(root, BUYER, "Three parts in ten come a day late.", after)
    commit(root, "Say it as it is", moment=at)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-27T00:30:00+14:00", "2026-11-26"),
        ("2026-11-26T23:30:00-10:00", "2026-11-27"),
        ("2026-11-26T23:59:59+00:00", "2026-11-26"),
        ("2026-11-27T08:59:59+09:00", "2026-11-26"),
    ],
)
def test_a_commit_lies_on_its_day_in_utc_wherever_it_was_made_or_is_read(
    repository: Path, at: str, expected: str
) -> None:
    changed(repository, at)
    for zone in ZONES:
        with machine_in(zone):
            told = history_of(repository, ["personas"])[BUYER][0].day, past_of(read_settings(repository))[0].change.day
        assert told == (dt.date.fromisoformat(expected),) * 2


@pytest.mark.parametrize("now", [f"2026-11-26T{hour:02}:30:00+00:00" for hour in (0, 8, 12, 20)])
def test_a_commit_of_this_moment_is_on_the_page_of_changes_everywhere(
    repository: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    changed(repository, dt.datetime.fromisoformat(now).astimezone(dt.timezone(dt.timedelta(hours=14))).isoformat())
    stop_clock(monkeypatch, now)
    for reader in ZONES:
        with machine_in(reader):
            edition = edition_of(read_handbook(read_settings(repository)), today())
            assert "The pain point late-parts was reworded." in words(next(change_pages(edition))), reader
            assert b"reworded" in change_feed(edition)


def test_a_commit_of_a_later_day_is_not_told(repository: Path) -> None:
    changed(repository, "2026-11-28T00:00:00+00:00")
    for day, is_told in ((26, False), (27, True), (28, True)):
        edition = edition_of(read_handbook(read_settings(repository)), dt.date(2026, 11, day))
        assert (b"reworded" in change_feed(edition)) == is_told


def test_a_commit_without_a_readable_time_ends_nothing(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD^{tree}").strip()
    parent = git(repository, "rev-parse", "HEAD").strip()
    for number, told in enumerate(("A <a@example.com>", "A <a@example.com> 99999999999999 +0000")):
        broken = f"tree {tree}\nparent {parent}\nauthor {told}\ncommitter {told}\n\nBroken {number}\n"
        (repository / ".git/broken").write_text(broken, "utf-8", newline="\n")
        name = git(repository, "hash-object", "-t", "commit", "-w", "--literally", ".git/broken").strip()
        git(repository, "reset", "-q", "--hard", name)
        assert history_of(repository, ["personas"])
        assert edition_of(read_handbook(read_settings(repository)), DAY).news is not None


def test_every_page_and_file_is_the_same_in_every_time_zone(repository: Path) -> None:
    changed(repository, "2026-11-26T23:30:00-10:00")
    made = []
    for zone in (LAST, FIRST):
        with machine_in(zone):
            edition = edition_of(read_handbook(read_settings(repository)), DAY)
            made.append({path: page.text for path, page in every_page(edition).items()} | dict(companions(edition)))
    last, first = made
    assert last.keys() == first.keys()
    assert [path for path in last if last[path] != first[path]] == []


@pytest.mark.parametrize("command", [["check"], ["reviews", "--ics"], ["export", "--format", "xlsx", "--output"]])
def test_commands_write_the_same_in_every_time_zone_at_any_moment(
    repository: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(repository)
    written = []
    for number, zone in enumerate(ZONES):
        file = Path(f"out-{number}.xlsx")
        to_file = [str(file)] if command[-1] == "--output" else []
        with machine_in(zone):
            result = CliRunner().invoke(main, [*command, *to_file, "--today", "2026-11-26"])
        written.append(file.read_bytes() if to_file else result.output)
    assert written[0]
    assert written == written[:1] * len(ZONES)


def clocks_of(file: Path, names: set[str]) -> list[str]:
    return [
        f"{file.name}:{node.lineno} {node.func.attr}"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ] + [
        f"{file.name}:{node.lineno} time"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute | ast.ImportFrom) and _is_time(node)
    ]


def _is_time(node: ast.Attribute | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "time" and any(each.name in {"time", "time_ns"} for each in node.names)
    return node.attr in {"time", "time_ns"} and isinstance(node.value, ast.Name) and node.value.id == "time"


def test_nothing_else_asks_what_time_it_is() -> None:
    assert clocks_of(CLOCK, OTHER_CLOCKS)
    found = [each for file in sorted(PACKAGE.rglob("*.py")) if file != CLOCK for each in clocks_of(file, OTHER_CLOCKS)]
    assert found == [], "Use persona_handbook.dates.clock, the one clock."
    asked = [file.name for file in PACKAGE.rglob("*.py") if "SOURCE_DATE_EPOCH" in file.read_text("utf-8")]
    assert asked == [CLOCK.name]


def test_no_test_depends_on_the_day_on_which_it_runs() -> None:
    tests = [file for file in sorted((REPOSITORY / "tests").rglob("*.py")) if "node_modules" not in file.parts]
    assert len(tests) > 50
    found = [each for file in tests for each in clocks_of(file, IN_TESTS_TOO)]
    assert found == [], "Take a fixed day, such as persona_handbook.testing.TODAY."
