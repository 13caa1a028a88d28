"""Findings: what is wrong, where, and how to fix it. Every check returns them and every report shows them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from persona_handbook.message import gettext


class Level(IntEnum):
    """Severity of a finding; a higher value is more severe."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in files and reports: note, warning or error."""
        return self.name.lower()


MARK_OF_CODE = re.compile(r"(?<![\w`])`(?!`)|(?<!`)`(?![\w`])")
QUOTED = re.compile(r"(“[^“”]*”|„[^„“]*“|«[^«»]*»|「[^「」]*」)")
OPENING = ("“", "„", "«", "「")
LEVELS = {level.word: level for level in Level}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file.

    The path is relative to the handbook's root, with forward slashes. Lines and columns count from 1, columns in
    code points, and the end is exclusive. The excerpt is the whole source line on which the place begins.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding is accepted, and the last day on which it is (None: until it is fixed)."""

    reason: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text that can replace the text at a location."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: `message` says what is wrong and `help` what to do, in one sentence each.

    `fix` is safe to apply without review; `advice` needs confirmation by a person. Both do what the help says. If the
    message lists details that can change while the problem stays the same, `subject` identifies the problem. `more`
    counts further findings that this one represents and that are not listed. `could_not_run` marks a problem that
    prevented a part of the check or of the site; `personas check` then exits with 2. `related` are other places that
    the message mentions, such as the first use of a duplicate ID.
    """

    location: Location
    level: Level
    rule: str
    message: str
    help: str
    fix: Replacement | None = None
    accepted: Acceptance | None = None
    subject: str = ""
    could_not_run: bool = False
    advice: Replacement | None = None
    more: int = 0
    related: tuple[Location, ...] = ()

    @property
    def edit(self) -> Replacement | None:
        """The edit that the help describes, or None if it is described only in words."""
        return self.fix or self.advice

    @property
    def order(self) -> tuple[Location, str, str]:
        """Sort key: file first, then place."""
        return (self.location, self.rule, self.message)


def still_open(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are not accepted."""
    return [finding for finding in findings if not finding.accepted]


def number_of_findings(findings: Iterable[Finding]) -> int:
    """Count findings, including those that are not listed."""
    return sum(1 + finding.more for finding in findings)


def could_not_run(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors that prevented a part of the check or of the site, whether or not they are accepted."""
    return [finding for finding in findings if finding.could_not_run and finding.level is Level.ERROR]


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by path. Files and findings keep their order."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.location.path, []).append(finding)
    return files


def in_lines(locations: Iterable[Location]) -> str:
    """Name files and lines in words: `personas/a.yaml` (lines 3 and 7), `journeys/b.yaml` (line 9)."""
    lines: dict[str, list[int]] = {}
    for location in locations:
        lines.setdefault(location.path, []).append(location.line)
    return ", ".join(f"`{path}` ({_lines(each)})" for path, each in lines.items())


def lines_of(locations: Iterable[Location]) -> str:
    """Name the lines of one file in words: lines 3, 5 and 7."""
    return _lines([location.line for location in locations])


def _lines(lines: list[int]) -> str:
    *first, last = map(str, sorted(set(lines)))
    if first:
        return gettext("lines %(first)s and %(last)s", first=", ".join(first), last=last)
    return gettext("line %(number)s", number=last)


def split_at_code(sentence: str) -> list[str]:
    """Split a sentence of ours at its backticks: every second part is code, if there is an odd number of parts.

    Backticks of user text, which is in quotation marks, do not count, nor does one between two letters (don`t).
    """
    parts = [""]
    for piece in QUOTED.split(sentence):
        first, *more = [piece] if piece.startswith(OPENING) else MARK_OF_CODE.split(piece)
        parts = [*parts[:-1], parts[-1] + first, *more]
    return parts
