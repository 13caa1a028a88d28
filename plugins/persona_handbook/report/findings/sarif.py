"""Findings as SARIF 2.1.0, for code scanning and tools that collect reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from persona_handbook import __version__
from persona_handbook.finding import Acceptance, Finding, Level
from persona_handbook.lint.accepting.fingerprint import fingerprint
from persona_handbook.lint.registry import rule_by_name
from persona_handbook.lint.rule import Rule
from persona_handbook.message import Say, gettext, in_english
from persona_handbook.reading.json_text import as_json
from persona_handbook.report.explained import INSTEAD_OF, WRITE, in_place_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
FINGERPRINT = "personaHandbook/v1"


def sarif(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render findings as a SARIF log with one run; accepted findings are included as suppressed.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0. Columns count code points; fingerprints do not
    depend on line numbers.
    """
    names = sorted({finding.rule for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "persona-handbook",
                "semanticVersion": __version__,
                "rules": [_rule(name, rule_by_name(name), say) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder of the handbook."}}},
        "results": [_result(finding, names.index(finding.rule), say) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{as_json(log)}\n"


def _rule(name: str, rule: Rule | None, say: Say) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    source = say(gettext("Source: %(source)s", source=rule.source))
    said = f"{say(rule.why)}\n\n{source}"
    level = rule.active or rule.draft or Level.NOTE
    return {
        "id": name,
        "shortDescription": {"text": f"{say(rule.title)}."},
        "fullDescription": {"text": say(rule.why)},
        "help": {
            "text": f"{said}\n\n{say(INSTEAD_OF)}\n{rule.bad}\n{say(WRITE)}\n{rule.good}",
            "markdown": f"{said}\n\n{in_place_of(rule, say)}\n",
        },
        "defaultConfiguration": {"level": LEVELS[level]},
    }


def _result(finding: Finding, rule_index: int, say: Say) -> dict[str, Any]:
    place = finding.location
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    artifact = {"uri": _uri(place.path), "uriBaseId": "ROOT"}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.level],
        "message": {"text": f"{say(finding.message)} {say(finding.help)}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint(finding)},
    }
    if finding.accepted:
        result["suppressions"] = [_suppression(finding.accepted, say)]
    return result


def _suppression(acceptance: Acceptance, say: Say) -> dict[str, str]:
    until = f" {say(gettext('Until %(date)s.', date=acceptance.until))}" if acceptance.until else ""
    kind = "inSource" if acceptance.until else "external"
    return {"kind": kind, "status": "accepted", "justification": f"{say(acceptance.reason)}{until}"}


def _uri(path: str) -> str:
    try:
        return quote(path, errors="surrogateescape")  # names that are not UTF-8 keep their bytes
    except UnicodeEncodeError:
        return quote(path, errors="replace")
