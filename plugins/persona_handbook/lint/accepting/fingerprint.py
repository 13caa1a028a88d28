"""Identifies a finding across changes of line numbers and dates."""

from __future__ import annotations

import hashlib
import re

from persona_handbook.finding import Finding

WHAT_CHANGES_BY_ITSELF = re.compile(r"\d{4}-\d{2}-\d{2}|(?<![\w-])\d+(?![\w-])")


def fingerprint(finding: Finding) -> str:
    """Return a key that stays equal for the same finding: rule, file, and subject or message without numbers."""
    said = finding.subject or WHAT_CHANGES_BY_ITSELF.sub("#", finding.message)
    whole = f"{finding.rule}\n{finding.location.path}\n{said}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]
