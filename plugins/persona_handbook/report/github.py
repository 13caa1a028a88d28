"""Findings as annotations on the lines of a pull request (GitHub's workflow commands)."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.finding import Finding, Level, still_open
from persona_handbook.report.text import count

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def github(findings: Sequence[Finding]) -> str:
    """Render each finding as a workflow command, the gravest first: the host shows only ten of a kind.

    Source: GitHub Docs, "Workflow commands for GitHub Actions": data and properties are escaped differently.
    """
    ordered = sorted(still_open(findings), key=lambda finding: (-finding.level, finding.order))
    lines = [_command(finding) for finding in ordered]
    return "\n".join([*lines, _data(count(findings))]) + "\n"


def _command(finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "title": finding.rule,
    }
    if place.end_line == place.line:
        properties["endColumn"] = str(max(place.column, place.end_column - 1))
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{finding.message}\n{finding.help}")
    return f"::{COMMANDS[finding.level]} {said}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
