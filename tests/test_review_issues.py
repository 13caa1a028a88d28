"""The scheduled job: one issue for each persona of which a review is due, and none that nobody needs."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.report.reviews.issues import LABEL, Deed, IssueStep, OpenIssue, review_steps
from persona_handbook.testing import TODAY, handbook_from, laid_over

REVIEW = "reviews:\n  - {{date: {0}, by: research, outcome: no-change, looked_at: [sales-calls]}}\n"
JOURNEYS = "".join(
    f"# journeys/{name}.yaml\n" + REVIEW.format("2026-10-01") for name in ("buyer-decides", "buyer-returns")
)


def steps(example: str, *open_issues: OpenIssue, mentions: dict[str, str] | None = None) -> list[IssueStep]:
    return review_steps(handbook_from(laid_over(example + JOURNEYS)), TODAY, open_issues, 14, mentions or {})


def issue(example: str, number: int = 7) -> OpenIssue:
    (step,) = steps(example)
    return OpenIssue(number, step.title, step.text)


LATE, LATER, FRESH = REVIEW.format("2026-03-01"), REVIEW.format("2026-02-01"), REVIEW.format("2026-10-01")


@pytest.mark.parametrize(
    ("reviewed", "deeds"),
    [
        ("2026-04-14", [Deed.OPEN]),
        ("2026-04-15", [Deed.OPEN]),
        ("2026-04-29", [Deed.OPEN]),
        ("2026-04-30", []),
        ("2026-10-01", []),
    ],
)
def test_an_issue_is_opened_two_weeks_before_it_is_due(reviewed: str, deeds: list[Deed]) -> None:
    assert [step.deed for step in steps(REVIEW.format(reviewed))] == deeds


def test_it_says_what_is_due_since_when_and_what_to_do() -> None:
    (step,) = steps(LATE + "owner: '@acme/research'\n")
    assert step.title == "Review: Workshop owner"
    assert "Owner: @acme/research." in step.text
    assert "overdue since 2026-09-01" in step.text
    assert "personas&#47;buyer.yaml" in step.text


def test_what_was_never_reviewed_is_due_and_drafts_never_are() -> None:
    assert "never reviewed" in steps("# without reviews\n")[0].text
    assert steps("status: draft\n# without reviews\n") == []


def test_the_journeys_of_a_persona_stand_in_its_issue() -> None:
    example = LATE + JOURNEYS.replace("2026-10-01", "2026-01-01", 1)
    (step,) = review_steps(handbook_from(laid_over(example)), TODAY, [], 14, {})
    assert step.text.count("overdue since") == 2
    assert "From a wrong part to a new supplier" in step.text


@pytest.mark.parametrize(
    ("owner", "mentions", "shown"),
    [
        ("research", {}, "research"),
        ("research", {"research": "@acme/research"}, "@acme/research"),
        ("'@somebody'", {}, "@somebody"),
        ("'@everyone @here'", {}, "@\u2060everyone @\u2060here"),
        ("'<b>x</b>'", {}, "&lt;b&gt;x&lt;\\/b&gt;"),
    ],
)
def test_only_a_whole_handle_mentions_somebody(owner: str, mentions: dict[str, str], shown: str) -> None:
    (step,) = steps(LATE + f"owner: {owner}\n", mentions=mentions)
    assert f"Owner: {shown}." in step.text


def test_what_is_as_it_should_be_is_left_alone() -> None:
    assert steps(LATE, issue(LATE)) == []
    crlf = issue(LATE)
    assert steps(LATE, OpenIssue(crlf.number, crlf.title, crlf.body.replace("\n", "\r\n"))) == []


def test_ticked_boxes_stay_ticked() -> None:
    made = issue(LATE)
    assert steps(LATE, OpenIssue(made.number, made.title, made.body.replace("- [ ]", "- [x]", 1))) == []


def test_of_two_issues_for_one_persona_the_older_stays() -> None:
    first = issue(LATE)
    (step,) = steps(LATE, first, OpenIssue(9, first.title, first.body))
    assert (step.deed, step.number) == (Deed.CLOSE, 9)
    assert "There is another issue for <code>buyer</code>: #7." in step.text


def test_what_is_no_longer_right_is_brought_up_to_date() -> None:
    (step,) = steps(LATE, issue(LATER))
    assert (step.deed, step.number) == (Deed.UPDATE, 7)
    assert "2026-09-01" in step.text


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (FRESH, "Reviewed on 2026-10-01 by research: no change. The next review is due by 2027-04-01."),
        ("status: retired\n" + LATE, "<code>buyer</code> is no longer an active persona"),
    ],
)
def test_an_issue_is_closed_when_nothing_is_due(now: str, said: str) -> None:
    (step,) = [each for each in steps(now, issue(LATE)) if each.deed is Deed.CLOSE]
    assert step.number == 7
    assert said in step.text


def test_the_issues_of_others_are_left_alone() -> None:
    assert steps(FRESH, OpenIssue(3, "Review: Workshop owner", "Mine.")) == []


@dataclass
class Host:
    """As much of a git host as the job asks for."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)
    comments: list[tuple[int, str]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: dict[str, Any]) -> object:
        number = int(found[1]) if (found := re.search(r"/issues/(\d+)", path)) else 0
        if method == "GET":
            page = int(re.search(r"[?&]page=(\d+)", path)[1])  # type: ignore[index]
            wanted = [each for each in self.issues if each["state"] == "open" and LABEL in each["labels"]]
            return wanted[(page - 1) * 100 : page * 100]
        if path.endswith("/comments"):
            self.comments.append((number, body["body"]))
            return {}
        if method == "POST":
            self.issues.append({"number": len(self.issues) + 1, "state": "open", **body})
            return self.issues[-1]
        self.issues[number - 1].update(body)
        return self.issues[number - 1]


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    known = Host()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            known.tokens.add(self.headers["Authorization"])
            sent = self.rfile.read(int(self.headers["Content-Length"] or 0))
            told = json.dumps(known.answer(self.command, self.path, json.loads(sent or b"{}"))).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = do_PATCH = _do  # noqa: N815  named by the library

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "acme/handbook")
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    yield known
    server.shutdown()
    server.server_close()


def write(root: Path, example: str) -> None:
    for path, text in laid_over(example + JOURNEYS).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def job(today: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["review-issues", "--today", today, *words])


def test_week_by_week_the_right_issue_is_opened_brought_up_to_date_and_closed(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, REVIEW.format("2026-04-20"))
    assert job("2026-10-05", "--write").output == "All review issues are up to date.\n"
    assert (
        job("2026-10-12").output == "open: Review: Workshop owner\nNothing written. Add --write to make the changes.\n"
    )
    assert host.issues == []

    assert job("2026-10-12", "--write").output == "open: Review: Workshop owner\n"
    assert [(each["state"], each["labels"]) for each in host.issues] == [("open", [LABEL])]
    assert "by 2026-10-20" in host.issues[0]["body"]

    assert job("2026-10-26", "--write").output == "update #1: Review: Workshop owner\n"
    assert "overdue since 2026-10-20" in host.issues[0]["body"]
    assert job("2026-11-02", "--write").output == "All review issues are up to date.\n"

    write(tmp_path, REVIEW.format("2026-11-05"))
    assert job("2026-11-09", "--write").output == "close #1: Review: Workshop owner\n"
    assert host.issues[0]["state"] == "closed"
    assert host.comments[0][1].startswith("Reviewed on 2026-11-05 by research")
    assert host.tokens == {"Bearer secret"}


def test_all_pages_of_open_issues_are_read(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, LATE)
    host.issues = [
        {"number": number, "title": "x", "body": None, "state": "open", "labels": [LABEL]} for number in range(1, 151)
    ]
    assert job("2026-10-15", "--write").output == "open: Review: Workshop owner\n"
    assert job("2026-10-15", "--write").output == "All review issues are up to date.\n"


def test_a_host_that_cannot_be_reached_is_said_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, LATE)
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    result = job("2026-10-15", "--repository", "acme/handbook")
    assert result.exit_code == 2
    assert "The Git host refused the change" in result.output


@pytest.mark.parametrize("words", [[], ["--repository", "acme"], ["--repository", "acme/x/../y"]])
def test_a_repository_must_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    write(tmp_path, LATE)
    result = job("2026-10-15", *words)
    assert result.exit_code == 2
    assert "--repository owner/name" in result.output
