"""The line that a finding points at, where it may be shown to everybody who reads the site."""

from __future__ import annotations

from persona_handbook.finding import Finding
from persona_handbook.site.code import SourceLine, source_line
from persona_handbook.site.edition import Edition

PRIVATE = "personal-data"


def finding_line(finding: Finding, edition: Edition) -> SourceLine | None:
    """Give the line of a finding; None where there is none, or where it is nobody's business.

    That is a line with what leads to a person, and any line of a conversation whose consent has ended.
    """
    evidence = (each for each in edition.handbook.evidence if each.path == finding.location.path)
    ended = any(not each.quotes_may_be_shown(edition.today) for each in evidence)
    return None if ended or finding.rule == PRIVATE else source_line(finding.location)
