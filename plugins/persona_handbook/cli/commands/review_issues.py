"""`personas review-issues`: keep one issue on the Git host for each persona with a due review."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.people.masking import without_names
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.report.reviews.issues import LABEL, Deed, IssueStep, OpenIssue, review_steps

API = "https://api.github.com"
A_PAGE = 100
SECONDS = 30
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
DONE = {Deed.OPEN: "open", Deed.UPDATE: "update", Deed.CLOSE: "close"}


@click.command("review-issues", epilog="Example: personas review-issues --repository acme/handbook")
@click.option("--repository", envvar="GITHUB_REPOSITORY", metavar="OWNER/NAME", help="Repository of the issues.")
@click.option("--write", is_flag=True, help="Make the changes. Without it, only list them.")
@click.option("--days", default=14, show_default=True, help="Days before the due date on which to open an issue.")
@click.option(
    "--mention",
    "mentions",
    multiple=True,
    metavar="OWNER=@HANDLE",
    help="Handle to mention for an owner without one, such as research=@acme/research.",
)
@config_option
@today_option
def review_issues(
    repository: str | None,
    days: int,
    mentions: tuple[str, ...],
    config: Path | None,
    today: dt.date | None,
    *,
    write: bool,
) -> None:
    """Open, update and close review issues on GitHub.

    The issues have the label persona-review. Reads the token from the environment variable GITHUB_TOKEN, and the
    address of a host other than github.com from GITHUB_API_URL.
    """
    handbook = open_handbook(config)
    if not repository or not REPOSITORY.fullmatch(repository):
        give_up("Name the repository: --repository owner/name.")
    host = _Host(os.environ.get("GITHUB_API_URL") or API, repository, os.environ.get("GITHUB_TOKEN", ""))
    try:
        on = day(handbook.settings, today)
        shown = as_shown(without_names(handbook), on)
        steps = review_steps(shown, on, host.open_issues(), days, dict(_pairs(mentions)))
        for step in steps:
            if write:
                host.take(step)
            number = f" #{step.number}" if step.number else ""
            say(f"{DONE[step.deed]}{number}: {step.title}")
    except BrokenPipeError:
        raise  # of the output, not of the host
    except (OSError, HTTPException, ValueError) as error:
        give_up(f"The Git host refused the change: {error}.")
    if not steps:
        say("All review issues are up to date.")
    elif not write:
        say("Nothing written. Add --write to make the changes.")


class _Host:
    """The issues of a repository, through GitHub's REST API (version 2022-11-28)."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self._issues = f"{api.rstrip('/')}/repos/{repository}/issues"
        self._token = token

    def open_issues(self) -> list[OpenIssue]:
        """Return every open issue with our label, without pull requests."""
        return [
            OpenIssue(each["number"], each["title"], each.get("body") or "")
            for each in self._pages()
            if "pull_request" not in each
        ]

    def take(self, step: IssueStep) -> None:
        """Perform one action."""
        if step.deed is Deed.OPEN:
            self._ask("POST", self._issues, {"title": step.title, "body": step.text, "labels": [LABEL]})
        elif step.deed is Deed.UPDATE:
            self._ask("PATCH", f"{self._issues}/{step.number}", {"title": step.title, "body": step.text})
        else:
            self._ask("POST", f"{self._issues}/{step.number}/comments", {"body": step.text})
            self._ask("PATCH", f"{self._issues}/{step.number}", {"state": "closed", "state_reason": "completed"})

    def _pages(self) -> Iterator[dict[str, Any]]:
        number = 1
        while True:
            page = self._ask("GET", f"{self._issues}?labels={LABEL}&state=open&per_page={A_PAGE}&page={number}")
            yield from page
            if len(page) < A_PAGE:
                return
            number += 1

    def _ask(self, method: str, address: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        data = json.dumps(body).encode() if body is not None else None
        if not address.startswith(("https://", "http://")):
            raise ValueError(f"{address} is not the address of a Git host")
        request = Request(address, data, headers, method=method)  # noqa: S310  checked above
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return json.load(answer)


def _pairs(mentions: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for each in mentions:
        owner, found, handle = each.partition("=")
        if not found or not handle.startswith("@"):
            give_up(f"{each!r} has no handle. Write research=@acme/research.")
        yield owner.strip(), handle.strip()
