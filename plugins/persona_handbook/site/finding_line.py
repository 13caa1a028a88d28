"""The line that a finding points at, cut for a page; what nobody may see was taken out by `lint/discretion.py`."""

from __future__ import annotations

from persona_handbook.finding import Finding
from persona_handbook.site.code import SourceLine, source_line
from persona_handbook.site.edition import Edition


def finding_line(finding: Finding, _edition: Edition) -> SourceLine | None:
    """Give the line of a finding; None where there is none."""
    return source_line(finding.location)
