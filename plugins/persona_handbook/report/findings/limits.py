"""Limits the number of listed findings for each file and in total; the others are counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from persona_handbook.finding import Acceptance, Finding, Level, Location
from persona_handbook.message import gettext

MOST_OF_A_FILE = 100
MOST = 5_000
WAY_OUT = gettext("Fix the listed ones, then check again.")


def within_ceiling(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings within the limits, in order.

    The others are merged into one finding for each rule and level that counts them, so that totals stay correct.
    """
    if len(findings) <= MOST_OF_A_FILE:
        return list(findings)
    of_file: Counter[str] = Counter()
    shown: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        of_file[finding.location.path] += 1
        is_listed = of_file[finding.location.path] <= MOST_OF_A_FILE and len(shown) < MOST
        (shown if is_listed else others).append(finding)
    return [*shown, *_counted(others)] if others else shown


def _counted(others: Iterable[Finding]) -> Iterable[Finding]:
    alike: dict[tuple[Level, str, Acceptance | None, bool], list[Finding]] = defaultdict(list)
    for finding in others:
        alike[finding.level, finding.rule, finding.accepted, finding.could_not_run].append(finding)
    return (found[0] if len(found) == 1 else _all_of(found) for found in alike.values())


def _all_of(found: list[Finding]) -> Finding:
    paths = {finding.location.path for finding in found}
    message = gettext("%(number)s more findings of this rule in this file are not listed.", number=f"{len(found):,}")
    if len(paths) > 1:
        message = gettext(
            "%(number)s more findings of this rule in %(files)s files are not listed.",
            number=f"{len(found):,}",
            files=f"{len(paths):,}",
        )
    first = found[0]
    return replace(
        first,
        location=Location(first.location.path, 1, 1, 1, 1),
        message=message,
        help=WAY_OUT,
        fix=None,
        advice=None,
        subject="",
        more=len(found) - 1,
    )
