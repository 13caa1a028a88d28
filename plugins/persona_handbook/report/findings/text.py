"""Findings as text for a terminal: the message, the source line, and the help."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.finding import Finding, Level, number_of_findings, still_open
from persona_handbook.report.findings.excerpt import excerpt
from persona_handbook.report.terminal_text import file_on_terminal, on_terminal

COLORS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}
FAINT, PLAIN = "\033[2m", "\033[0m"


def text(findings: Sequence[Finding], *, color: bool = False) -> str:
    """Render findings and a final line with their number; accepted ones are only counted.

    Args:
        findings: the findings in display order
        color: whether to use terminal colors
    """
    blocks = [_block(finding, color=color) for finding in still_open(findings)]
    return "\n".join([*blocks, count(findings)]) + "\n"


def count(findings: Sequence[Finding]) -> str:
    """Return the number of findings by level, and of accepted ones, in one line."""
    left = still_open(findings)
    accepted = number_of_findings(findings) - number_of_findings(left)
    bearing = f" {accepted} accepted." if accepted else ""
    if not left:
        return f"No findings.{bearing}"
    numbers = [
        (level, number_of_findings(finding for finding in left if finding.level is level)) for level in reversed(Level)
    ]
    said = [f"{number} {level.word}{'' if number == 1 else 's'}" for level, number in numbers if number]
    files = len({finding.location.path for finding in left})
    return f"{', '.join(said)} in {files} file{'' if files == 1 else 's'}.{bearing}"


def _block(finding: Finding, *, color: bool) -> str:
    place = finding.location
    level = f"{COLORS[finding.level]}{finding.level.word}{PLAIN}" if color else finding.level.word
    where = f"{file_on_terminal(place.path)}:{place.line}:{place.column}"
    lines = [
        f"{where}: {level}[{finding.rule}] {on_terminal(finding.message)}",
        *_source(finding, color=color),
        on_terminal(f"  {finding.help}"),
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
