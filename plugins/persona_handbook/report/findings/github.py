"""Findings as annotations of a pull request (GitHub workflow commands)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding, Level, number_of_findings, still_open
from persona_handbook.message import Say, in_english, ngettext
from persona_handbook.report.findings.text import count
from persona_handbook.report.terminal_text import signs

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning"}
MOST_OF_A_KIND = 10


def github(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render errors and warnings as workflow commands, and the number of findings as the last line.

    GitHub shows ten annotations of each level per step, so no more are written, preferably one of each rule in each
    file. Notes need no action and are omitted.

    Source: GitHub Docs, "Workflow commands for GitHub Actions": data and properties are escaped differently.
    """
    left = still_open(findings)
    lines = [_command(finding, say) for level in COMMANDS for finding in _most_telling(left, level)]
    silent = number_of_findings(left) - len(lines)
    told = count(findings, say)
    if silent:
        untold = ngettext(
            "%(num)s of them has no annotation; see the summary.",
            "%(num)s of them have no annotation; see the summary.",
            silent,
        )
        told = f"{told} {say(untold)}"
    return "\n".join([*lines, _data(told)]) + "\n"


def _most_telling(findings: Sequence[Finding], level: Level) -> list[Finding]:
    ordered = sorted((each for each in findings if each.level is level), key=lambda each: each.order)
    return sorted([*_first_of_each(ordered)][:MOST_OF_A_KIND], key=lambda each: each.order)


def _first_of_each(findings: Sequence[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    others = []
    for finding in findings:
        key = finding.location.path, finding.rule
        if key in seen:
            others.append(finding)
        else:
            seen.add(key)
            yield finding
    yield from others


def _command(finding: Finding, say: Say) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": finding.rule,
    }
    if place.end_line == place.line:
        properties |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
    said = ",".join(f"{name}={_property(''.join(signs(value)))}" for name, value in properties.items())
    message = _data(
        "\n".join("".join(signs(line)) for line in f"{say(finding.message)}\n{say(finding.help)}".split("\n"))
    )
    return f"::{COMMANDS[finding.level]} {said}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
