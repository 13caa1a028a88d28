"""Findings as a GitLab code quality report (Code Climate format)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding, Level, still_open
from persona_handbook.lint.accepting.fingerprint import fingerprint
from persona_handbook.message import Say, in_english
from persona_handbook.reading.json_text import as_json

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def gitlab(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render the open findings; equal findings get distinct fingerprints, as GitLab requires.

    Source: GitLab Docs, "Code Quality: implement a custom tool".
    """
    return f"{as_json([*_issues(still_open(findings), say)])}\n"


def _issues(findings: Sequence[Finding], say: Say) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for finding in findings:
        name = fingerprint(finding)
        seen[name] += 1
        place = finding.location
        yield {
            "description": f"{say(finding.message)} {say(finding.help)}",
            "check_name": finding.rule,
            "fingerprint": name if seen[name] == 1 else f"{name}-{seen[name]}",
            "severity": SEVERITIES[finding.level],
            "location": {"path": place.path, "lines": {"begin": place.line, "end": place.end_line}},
        }
