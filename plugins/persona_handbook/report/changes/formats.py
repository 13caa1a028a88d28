"""The formats for changes, by their names on the command line."""

from __future__ import annotations

from collections.abc import Callable

from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.report.changes.json import change_json
from persona_handbook.report.changes.markdown import change_markdown
from persona_handbook.report.changes.text import change_text

FORMATS: dict[str, Callable[[ChangeReport], str]] = {
    "text": change_text,
    "markdown": change_markdown,
    "json": change_json,
}
