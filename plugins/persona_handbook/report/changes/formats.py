"""The formats for changes, by their names on the command line."""

from __future__ import annotations

from typing import Protocol

from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.message import Say, in_english
from persona_handbook.report.changes.json import change_json
from persona_handbook.report.changes.markdown import change_markdown
from persona_handbook.report.changes.text import change_text


class ChangeFormat(Protocol):
    """Renders a change in a language."""

    def __call__(self, change: ChangeReport, translate: Say = in_english) -> str:
        """Return the report."""


FORMATS: dict[str, ChangeFormat] = {
    "text": change_text,
    "markdown": change_markdown,
    "json": change_json,
}
