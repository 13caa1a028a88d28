"""Findings as SARIF 2.1.0, for code scanning and tools that collect reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from persona_handbook import __version__
from persona_handbook.finding import Acceptance, Finding, Level
from persona_handbook.lint.fingerprint import fingerprint
from persona_handbook.lint.registry import rule_by_name
from persona_handbook.lint.rule import Rule
from persona_handbook.reading.json_text import as_json
from persona_handbook.report.explained import in_place_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
FINGERPRINT = "personaHandbook/v1"


def sarif(findings: Sequence[Finding]) -> str:
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
                "rules": [_rule(name, rule_by_name(name)) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder of the handbook."}}},
        "results": [_result(finding, names.index(finding.rule)) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{as_json(log)}\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    said = f"{rule.why}\n\nSource: {rule.source}"
    level = rule.active or rule.draft or Level.NOTE
    return {
        "id": name,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{said}\n\nInstead of\n{rule.bad}\nwrite\n{rule.good}",
            "markdown": f"{said}\n\n{in_place_of(rule)}\n",
        },
        "defaultConfiguration": {"level": LEVELS[level]},
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
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
        "message": {"text": f"{finding.message} {finding.help}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint(finding)},
    }
    if finding.accepted:
        result["suppressions"] = [_suppression(finding.accepted)]
    return result


def _suppression(acceptance: Acceptance) -> dict[str, str]:
    until = f" Until {acceptance.until}." if acceptance.until else ""
    kind = "inSource" if acceptance.until else "external"
    return {"kind": kind, "status": "accepted", "justification": f"{acceptance.reason}{until}"}


def _uri(path: str) -> str:
    try:
        return quote(path, errors="surrogateescape")  # names that are not UTF-8 keep their bytes
    except UnicodeEncodeError:
        return quote(path, errors="replace")
