"""What makes a finding the same one after lines have moved and time has passed."""

from __future__ import annotations

import hashlib
import re

from persona_handbook.finding import Finding

WHAT_CHANGES_BY_ITSELF = re.compile(r"\d{4}-\d{2}-\d{2}|(?<![\w-])\d+(?![\w-])")


def fingerprint(finding: Finding) -> str:
    """Give the same text for the same finding: its rule, file and subject, or else its message without numbers."""
    said = finding.subject or WHAT_CHANGES_BY_ITSELF.sub("#", finding.message)
    whole = f"{finding.rule}\n{finding.location.path}\n{said}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]
