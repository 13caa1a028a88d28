"""The formats for findings, by their names on the command line; each takes a function that translates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from persona_handbook.finding import Finding
from persona_handbook.message import Say
from persona_handbook.report.findings.github import github
from persona_handbook.report.findings.gitlab import gitlab
from persona_handbook.report.findings.json import json
from persona_handbook.report.findings.junit import junit
from persona_handbook.report.findings.markdown import markdown
from persona_handbook.report.findings.sarif import sarif
from persona_handbook.report.findings.text import text


class Format(Protocol):
    """Renders findings; without a function that translates, in English."""

    def __call__(self, findings: Sequence[Finding], say: Say = ..., /) -> str:
        """Return the report."""


FORMATS: dict[str, Format] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "gitlab": gitlab,
    "markdown": markdown,
}
