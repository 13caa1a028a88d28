"""The order of findings: causes before what may follow from them."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.finding import Finding
from persona_handbook.lint.form import FORM_RULES
from persona_handbook.lint.rule import Rule


def in_order(findings: Iterable[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """Sort findings: what makes a file or a setting unreadable, then what makes it unusable or unsafe, then all else.

    Args:
        findings: in any order
        rules: say which of them are essential

    Returns:
        the findings, within each of the three groups by file and place
    """
    unreadable = frozenset(rule.name for rule in FORM_RULES)
    essential = frozenset(rule.name for rule in rules if rule.essential)

    def group(finding: Finding) -> int:
        return 0 if finding.rule in unreadable else 1 if finding.rule in essential else 2

    return sorted(findings, key=lambda finding: (group(finding), finding.order))
