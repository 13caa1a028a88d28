"""Due reviews as issues of a Git host: which to open, update and close."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from persona_handbook.dates.days import days_after
from persona_handbook.insight.freshness import freshness
from persona_handbook.insight.reviews import ReviewState, reviewable_files
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.report.markdown_text import as_code, in_markdown

LABEL = "persona-review"
MARK = re.compile(r"<!-- persona-review: ([a-z0-9-]+) -->")
TICKED = re.compile(r"- \[[xX]\]")
HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:/[A-Za-z0-9._-]{1,100})?")


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """An open issue of the host."""

    number: int
    title: str
    body: str

    @property
    def persona(self) -> str | None:
        """The ID of its persona; None if it is not one of ours."""
        found = MARK.search(self.body)
        return found[1] if found else None


class Deed(StrEnum):
    """What to do with an issue."""

    OPEN = "open"
    UPDATE = "update"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class IssueStep:
    """One action: the number of the issue (None for a new one), its title and text, or the closing comment."""

    deed: Deed
    title: str
    text: str
    number: int | None = None


def review_steps(
    handbook: Handbook, today: dt.date, open_issues: Iterable[OpenIssue], days: int, mentions: Mapping[str, str]
) -> list[IssueStep]:
    """Return the actions after which each persona with a due review has exactly one open issue.

    Args:
        handbook: the personas, and the journeys that are reviewed with them
        today: the date of evaluation
        open_issues: the open issues of the host with our label
        days: how many days before the due date an issue is opened
        mentions: the handle or team to mention for owners without one
    """
    wanted = {each.id: _issue(each, due, today, mentions) for each, due in _due(handbook, today, days)}
    steps = []
    told: dict[str, int] = {}
    unread = {each.id for each in handbook.broken_of("persona")}
    for issue in sorted(open_issues, key=lambda each: each.number):
        persona = issue.persona
        if persona is None or persona in unread:
            continue
        title, text = wanted.pop(persona, (None, None))
        if persona in told:
            there = f"There is another issue for {as_code(persona)}: #{told[persona]}."
            steps.append(IssueStep(Deed.CLOSE, issue.title, there, issue.number))
            continue
        told[persona] = issue.number
        if title is None or text is None:
            steps.append(IssueStep(Deed.CLOSE, issue.title, _farewell(handbook, persona, today), issue.number))
        elif (issue.title, TICKED.sub("- [ ]", issue.body.replace("\r\n", "\n")).strip()) != (title, text.strip()):
            steps.append(IssueStep(Deed.UPDATE, title, text, issue.number))
    return [*steps, *(IssueStep(Deed.OPEN, title, text) for title, text in wanted.values())]


def _due(handbook: Handbook, today: dt.date, days: int) -> Iterator[tuple[Persona, list[ReviewState]]]:
    until = days_after(today, days)
    due = [each for each in reviewable_files(handbook, today) if each.fresh.due is None or each.fresh.due <= until]
    for persona in handbook.personas:
        own = [each for each in due if each.file is persona or getattr(each.file, "persona", None) == persona.id]
        if own:
            yield persona, own


def _issue(persona: Persona, due: list[ReviewState], today: dt.date, mentions: Mapping[str, str]) -> tuple[str, str]:
    rows = [f"| {in_markdown(each.title)} | {as_code(each.file.path)} | {_when(each, today)} |" for each in due]
    lines = [
        f"<!-- persona-review: {persona.id} -->",
        f"**{in_markdown(persona.name)}** is due for review. Owner: {_owner(persona, mentions)}.",
        "",
        *("| File | Path | Due |", "|---|---|---|", *rows),
        "",
        "- [ ] Read the interviews and data since the last review.",
        "- [ ] Check the claims against it. If they conflict, the data win.",
        "- [ ] Add an entry to `reviews` in the file, with date, reviewer, evidence and outcome.",
        "",
        "This issue closes automatically when the file has the review.",
    ]
    return f"Review: {' '.join(persona.name.split())}", "\n".join(lines) + "\n"


def _when(each: ReviewState, today: dt.date) -> str:
    if each.fresh.due is None:
        return "never reviewed"
    return f"{'overdue since' if each.fresh.due < today else 'by'} {each.fresh.due}"


def _owner(persona: Persona, mentions: Mapping[str, str]) -> str:
    owner = mentions.get(persona.owner or "", persona.owner)
    if not owner:
        return "none"
    return owner if HANDLE.fullmatch(owner) else in_markdown(owner)


def _farewell(handbook: Handbook, persona_id: str, today: dt.date) -> str:
    persona = handbook.persona_by_id.get(persona_id)
    if persona is None or persona.status != "active":
        return f"{as_code(persona_id)} is no longer an active persona, so no review is needed."
    fresh = freshness(persona, today)
    if fresh.last is None:
        return "No review is needed any more."
    told = f"Reviewed on {fresh.last.date} by {in_markdown(fresh.last.by)}: {fresh.last.outcome.replace('-', ' ')}."
    return f"{told} The next review is due by {fresh.due}."
