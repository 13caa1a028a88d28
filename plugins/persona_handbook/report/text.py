"""Findings for people at a terminal: what is wrong, the line it stands on, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.finding import Finding, Level, still_open

COLOURS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}
FAINT, PLAIN = "\033[2m", "\033[0m"
WIDEST_LINE = 100


def text(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Render findings, and a last line that counts them; those that are accepted are only counted.

    Args:
        findings: in the order in which they are shown
        colour: whether the reader's terminal shows colours
    """
    blocks = [_block(finding, colour=colour) for finding in still_open(findings)]
    return "\n".join([*blocks, count(findings)]) + "\n"


def count(findings: Sequence[Finding]) -> str:
    """Say in one line how many findings of which level there are, and how many are accepted."""
    left = still_open(findings)
    accepted = len(findings) - len(left)
    bearing = f" {accepted} accepted for a time." if accepted else ""
    if not left:
        return f"No findings.{bearing}"
    numbers = [(level, sum(finding.level is level for finding in left)) for level in reversed(Level)]
    said = [f"{number} {level.word}{'' if number == 1 else 's'}" for level, number in numbers if number]
    files = len({finding.location.path for finding in left})
    return f"{', '.join(said)} in {files} file{'' if files == 1 else 's'}.{bearing}"


def _block(finding: Finding, *, colour: bool) -> str:
    place = finding.location
    level = f"{COLOURS[finding.level]}{finding.level.word}{PLAIN}" if colour else finding.level.word
    lines = [
        f"{place.path}:{place.line}:{place.column}: {level}[{finding.rule}] {finding.message}",
        *_source(finding, colour=colour),
        f"  {finding.help}",
    ]
    return "\n".join([*lines, ""])


def _source(finding: Finding, *, colour: bool) -> list[str]:
    place = finding.location
    if not place.excerpt.strip():
        return []
    excerpt, column = _window(place.excerpt, place.column)
    width = place.end_column - place.column if place.end_line == place.line else len(place.excerpt) - place.column + 1
    width = max(1, min(width, len(excerpt) - column + 1))
    gutter = f"{place.line:>6} | "
    margin = " " * (len(gutter) - 2) + "| "
    lines = [f"{gutter}{excerpt}", f"{margin}{' ' * (column - 1)}{'^' * width}"]
    return [f"{FAINT}{line}{PLAIN}" for line in lines] if colour else lines


def _window(excerpt: str, column: int) -> tuple[str, int]:
    """Cut a long line around a column, so that the caret stays under what it points at."""
    line = "".join(character if character.isprintable() else " " for character in excerpt)
    if len(line) <= WIDEST_LINE:
        return line, column
    start = max(0, min(column - WIDEST_LINE // 2, len(line) - WIDEST_LINE))
    cut = line[start : start + WIDEST_LINE]
    shown = ("…" if start else "") + cut + ("…" if start + WIDEST_LINE < len(line) else "")
    return shown, column - start + (1 if start else 0)
