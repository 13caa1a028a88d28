"""Findings in the light of a change: what the change touches or causes keeps its level, everything else is a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from persona_handbook.finding import Finding, Level
from persona_handbook.lint.fingerprint import fingerprint


def of_the_change(findings: Iterable[Finding], before: Iterable[Finding], changed: frozenset[str]) -> list[Finding]:
    """Lower what a change neither touches nor causes to a note.

    Args:
        findings: what is found now
        before: what was found before the change
        changed: paths of the files that the change touches

    Returns:
        the findings; one in another file keeps its level if it was not there before, as when the change deletes an
        interview that a persona cites
    """
    return list(_of_the_change(findings, Counter(map(fingerprint, before)), changed))


def _of_the_change(findings: Iterable[Finding], before: Counter[str], changed: frozenset[str]) -> Iterator[Finding]:
    for finding in findings:
        name = fingerprint(finding)
        was_there = before[name] > 0
        before[name] -= was_there
        touched = finding.location.path in changed
        yield replace(finding, level=Level.NOTE) if was_there and not touched else finding
