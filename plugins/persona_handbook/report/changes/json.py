"""A change as JSON."""

from __future__ import annotations

from dataclasses import fields

from persona_handbook.finding import Finding
from persona_handbook.insight.changes.edit import Edit
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.insight.score import EvidenceScore
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.message import Say, in_english
from persona_handbook.reading.json_text import as_json

VERSION = 1


def change_json(change: ChangeReport, translate: Say = in_english) -> str:
    """Render a change as one JSON object, as defined in `schemas/change.schema.json`."""
    told = {
        "version": VERSION,
        "files": [_file(each, translate) for each in change.files],
        "findings": {
            "new": [_finding(each, translate) for each in change.new],
            "fixed": [_finding(each, translate) for each in change.fixed],
        },
    }
    return f"{as_json(told)}\n"


def _file(change: FileChange, translate: Say) -> dict[str, object]:
    before, after = change.score
    return {
        "kind": change.kind,
        "id": change.id,
        "path": change.path,
        "title": change.title,
        "state": change.state,
        "was": change.was,
        "evidence_score": {"before": _score(before), "after": _score(after)} if before or after else None,
        "edits": [{**_plain(edit), "message": translate(edit.message)} for edit in change.edits],
        "still_named": [
            {"path": mention.file.path, "line": mention.location.line, "column": mention.location.column}
            for mention in change.still_named
        ],
    }


def _plain(edit: Edit) -> dict[str, object]:
    return {each.name: getattr(edit, each.name) for each in fields(edit)}


def _score(measured: EvidenceScore | None) -> int | None:
    return measured.score if measured else None


def _finding(finding: Finding, translate: Say) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.word,
        "message": translate(finding.message),
        "help": translate(finding.help) if finding.help else finding.help,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
    }
