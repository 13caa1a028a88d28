"""Findings as text for a terminal: the message, the source line, and the help."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.finding import Finding, Level, number_of_findings, still_open
from persona_handbook.message import Message, Say, gettext, in_english, listed, ngettext
from persona_handbook.report.findings.excerpt import excerpt
from persona_handbook.report.terminal_text import file_on_terminal, on_terminal

COLORS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}
FAINT, PLAIN = "\033[2m", "\033[0m"


def text(findings: Sequence[Finding], say: Say = in_english, *, color: bool = False) -> str:
    """Render findings and a final line with their number; accepted ones are only counted.

    Args:
        findings: the findings in display order
        say: translates messages
        color: whether to use terminal colors
    """
    blocks = [_block(finding, say, color=color) for finding in still_open(findings)]
    return "\n".join([*blocks, count(findings, say)]) + "\n"


def count(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Return the number of findings by level, and of accepted ones, in one line."""
    left = still_open(findings)
    accepted = number_of_findings(findings) - number_of_findings(left)
    told = _counted(left) if left else gettext("No findings.")
    if accepted:
        told = gettext(
            "%(findings)s %(accepted)s", findings=told, accepted=gettext("%(number)s accepted.", number=accepted)
        )
    return say(told)


def _errors(number: int) -> Message:
    return ngettext("%(number)s error", "%(number)s errors", number, number=number)


def _warnings(number: int) -> Message:
    return ngettext("%(number)s warning", "%(number)s warnings", number, number=number)


def _notes(number: int) -> Message:
    return ngettext("%(number)s note", "%(number)s notes", number, number=number)


NUMBER_OF = {Level.ERROR: _errors, Level.WARNING: _warnings, Level.NOTE: _notes}


def _counted(findings: Sequence[Finding]) -> Message:
    levels = [
        NUMBER_OF[level](number)
        for level in reversed(Level)
        if (number := number_of_findings(finding for finding in findings if finding.level is level))
    ]
    files = len({finding.location.path for finding in findings})
    return ngettext("%(findings)s in %(num)s file.", "%(findings)s in %(num)s files.", files, findings=listed(levels))


def _block(finding: Finding, say: Say, *, color: bool) -> str:
    place = finding.location
    level = f"{COLORS[finding.level]}{finding.level.word}{PLAIN}" if color else finding.level.word
    where = f"{file_on_terminal(place.path)}:{place.line}:{place.column}"
    lines = [
        f"{where}: {level}[{finding.rule}] {on_terminal(say(finding.message))}",
        *_source(finding, color=color),
        on_terminal(f"  {say(finding.help)}"),
    ]
    return "\n".join([*lines, ""])


def _source(finding: Finding, *, color: bool) -> list[str]:
    place = finding.location
    if not place.excerpt.strip():
        return []
    line, carets = excerpt(place)
    gutter = f"{place.line:>6} | "
    lines = [f"{gutter}{line}", f"{'| ':>{len(gutter)}}{carets}"]
    return [f"{FAINT}{line}{PLAIN}" for line in lines] if color else lines
