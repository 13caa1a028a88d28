"""The lint report: what the checks say now, file by file and rule by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding, Level, number_of_findings
from persona_handbook.insight.score import overall
from persona_handbook.site.address import FOLDERS, page_path
from persona_handbook.site.code import with_code
from persona_handbook.site.edition import Edition
from persona_handbook.site.finding_line import finding_line
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_page_path

PATH = "lint.md"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file: what matters, the notes apart, and the page that the file has on the site."""

    path: str
    page: str | None
    grave: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def lint_page(edition: Edition) -> Page:
    """Make the lint report, with the evidence score of the active personas."""
    scores = tuple((each, edition.score_of(each)) for each in edition.handbook.active_personas())
    page = edition.page(
        "lint.md.j2",
        PATH,
        edition.gettext("Lint report"),
        files=_files(edition),
        by_rule=_by_rule(edition),
        levels={level.word: edition.count(level) for level in reversed(Level)},
        finding_line=finding_line,
        with_code=with_code,
        scores=scores,
        overall=overall(each for _, each in scores),
    )
    return replace(page, weight=0)


def _files(edition: Edition) -> tuple[FileReport, ...]:
    """Report file by file, those with the gravest findings first."""
    pages = _pages_by_path(edition)
    paths = dict.fromkeys(finding.location.path for finding in edition.findings)
    reports = (_file(path, pages.get(path), edition.findings_in(path)) for path in paths)
    return tuple(sorted(reports, key=lambda report: (-_gravest(report), report.path)))


def _file(path: str, page: str | None, findings: tuple[Finding, ...]) -> FileReport:
    notes = tuple(finding for finding in findings if finding.level is Level.NOTE)
    return FileReport(path, page, tuple(finding for finding in findings if finding.level > Level.NOTE), notes)


def _gravest(report: FileReport) -> int:
    return max(finding.level for finding in (*report.grave, *report.notes))


def _by_rule(edition: Edition) -> tuple[tuple[str, str, dict[str, int]], ...]:
    """Count the findings of each rule by level, the most frequent rule first."""
    titles = {rule.name: rule.title for rule in edition.rules}
    totals: Counter[str] = Counter()
    for finding in edition.findings:
        totals[finding.rule] += number_of_findings([finding])
    ordered = sorted(totals, key=lambda name: (-totals[name], name))
    return tuple((name, titles.get(name, ""), _levels(edition, name)) for name in ordered)


def _levels(edition: Edition, rule: str) -> dict[str, int]:
    found = {
        level.word: number_of_findings(each for each in edition.findings if each.rule == rule and each.level is level)
        for level in reversed(Level)
    }
    return {word: number for word, number in found.items() if number}


def _pages_by_path(edition: Edition) -> dict[str, str]:
    handbook = edition.handbook
    whole = {file.path: page_path(kind, file.id) for kind in FOLDERS for file in handbook.files(kind)}
    broken = {file.path: broken_page_path(file, handbook) for file in handbook.broken}
    return whole | {path: page for path, page in broken.items() if page}
