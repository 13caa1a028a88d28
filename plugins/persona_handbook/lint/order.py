"""The order of findings: causes before consequences."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.finding import Finding
from persona_handbook.lint.form import FORM_RULES
from persona_handbook.lint.rule import Rule


def in_order(findings: Iterable[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """Sort findings: unreadable files and settings, then unusable or unsafe files, then the rest.

    Args:
        findings: the findings
        rules: contain which of them are essential

    Returns:
        the findings; each of the three groups is sorted by file and place
    """
    unreadable = frozenset(rule.name for rule in FORM_RULES)
    essential = frozenset(rule.name for rule in rules if rule.essential)

    def group(finding: Finding) -> int:
        return 0 if finding.rule in unreadable else 1 if finding.rule in essential else 2

    return sorted(findings, key=lambda finding: (group(finding), finding.order))
