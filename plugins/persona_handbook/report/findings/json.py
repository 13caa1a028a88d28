"""Findings as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.finding import Acceptance, Finding, Level, number_of_findings, still_open
from persona_handbook.message import Say, in_english
from persona_handbook.reading.json_text import as_json

VERSION = 1


def json(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render findings as one JSON object: a version, the findings, and the number of open ones by level."""
    left = still_open(findings)
    report = {
        "version": VERSION,
        "findings": [_finding(finding, say) for finding in findings],
        "counts": {
            level.word: number_of_findings(each for each in left if each.level is level) for level in reversed(Level)
        },
    }
    return f"{as_json(report)}\n"


def _finding(finding: Finding, say: Say) -> dict[str, object]:
    place = finding.location
    return {
        "rule": finding.rule,
        "level": finding.level.word,
        "message": say(finding.message),
        "help": say(finding.help),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "fixable": finding.fix is not None,
        "accepted": _acceptance(finding.accepted, say) if finding.accepted else None,
    }


def _acceptance(acceptance: Acceptance, say: Say) -> dict[str, object]:
    until = acceptance.until.isoformat() if acceptance.until else None
    return {"reason": say(acceptance.reason), "until": until}
