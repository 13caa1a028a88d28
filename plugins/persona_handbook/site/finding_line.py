"""The source line of a finding, split for a page; `lint/discretion.py` has removed confidential words."""

from __future__ import annotations

from persona_handbook.finding import Finding
from persona_handbook.site.code import SourceLine, source_line
from persona_handbook.site.edition import Edition


def finding_line(finding: Finding, _edition: Edition) -> SourceLine | None:
    """Return the source line of a finding, or None."""
    return source_line(finding.location)
