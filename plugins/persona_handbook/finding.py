"""What is wrong, where, and what to do: the values that every check gives and every report shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How much a finding weighs; a higher level is graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as people read and write it: note, warning or error."""
        return self.name.lower()


MARK_OF_CODE = re.compile(r"(?<![\w`])`(?!`)|(?<!`)`(?![\w`])")
QUOTED = re.compile(r"(“[^“”]*”)")
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
    """Why a finding is borne with: the reason, and the last day of it (None: until it is mended)."""

    reason: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text that can safely stand in place of what stands at a location."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the message says what, the help says what to do, each in one sentence.

    Both edits do what the help says: `fix` is safe for anybody to make unseen, `advice` is for a person to confirm.
    Where the message lists what may change while the fault stays, `subject` says what stays the same.
    `more` is how many other findings this one stands for, which are counted and not listed.
    `could_not_run` marks what kept a part of the check or of the site from being made; `personas check` ends with 2.
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

    @property
    def edit(self) -> Replacement | None:
        """What the help says to write, as an edit; None where it says it in words only."""
        return self.fix or self.advice

    @property
    def order(self) -> tuple[Location, str, str]:
        """The key by which findings are sorted: by file, then by place."""
        return (self.location, self.rule, self.message)


def still_open(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that nobody accepted."""
    return [finding for finding in findings if not finding.accepted]


def number_of_findings(findings: Iterable[Finding]) -> int:
    """Count findings, those that are not listed too."""
    return sum(1 + finding.more for finding in findings)


def could_not_run(findings: Iterable[Finding]) -> list[Finding]:
    """Give the errors that kept a part of the check or of the site from being made, accepted or not."""
    return [finding for finding in findings if finding.could_not_run and finding.level is Level.ERROR]


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Give the findings of each file under its path, files and findings in the order in which they came."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.location.path, []).append(finding)
    return files


def in_lines(locations: Iterable[Location]) -> str:
    """Say in which lines of which files places are: `personas/a.yaml` (lines 3 and 7), `journeys/b.yaml` (line 9)."""
    lines: dict[str, list[int]] = {}
    for location in locations:
        lines.setdefault(location.path, []).append(location.line)
    return ", ".join(f"`{path}` ({_lines(each)})" for path, each in lines.items())


def lines_of(locations: Iterable[Location]) -> str:
    """Say in which lines of one file places are: lines 3, 5 and 7."""
    return _lines([location.line for location in locations])


def _lines(lines: list[int]) -> str:
    *first, last = map(str, sorted(set(lines)))
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"


def split_at_code(sentence: str) -> list[str]:
    """Split a sentence of ours at its backticks: every second part is code, if there is an odd number of parts.

    Within “…” stands what somebody wrote, backticks included; one between two letters (don`t) is no mark.
    """
    parts = [""]
    for piece in QUOTED.split(sentence):
        first, *more = [piece] if piece.startswith("“") else MARK_OF_CODE.split(piece)
        parts = [*parts[:-1], parts[-1] + first, *more]
    return parts
