"""The lint report: current findings by file and by rule."""

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
MOST_WITH_NOTES = 40


@dataclass(frozen=True, slots=True)
class FileReport:
    """The findings in one file, notes separately, its display name, and its page."""

    path: str
    title: str
    page: str | None
    grave: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def lint_page(edition: Edition) -> Page:
    """Render the lint report with the evidence score of active personas."""
    files = _files(edition)
    notes_only = [each for each in files if not each.grave]
    scores = tuple((each, edition.score_of(each)) for each in edition.handbook.active_personas())
    page = edition.page(
        "lint.md.j2",
        PATH,
        edition.gettext("Lint report"),
        files=[*(each for each in files if each.grave), *notes_only[:MOST_WITH_NOTES]],
        notes_left=len(notes_only[MOST_WITH_NOTES:]),
        by_rule=_by_rule(edition),
        levels={level.word: edition.count(level) for level in reversed(Level)},
        finding_line=finding_line,
        with_code=with_code,
        scores=scores,
        overall=overall(each for _, each in scores),
    )
    return replace(page, weight=0)


def _files(edition: Edition) -> tuple[FileReport, ...]:
    """Group findings by file, by decreasing number of errors, then of warnings."""
    pages, titles = _pages_by_path(edition), _titles_by_path(edition)
    paths = dict.fromkeys(finding.location.path for finding in edition.findings)
    reports = (_file(path, titles.get(path, ""), pages.get(path), edition.findings_in(path)) for path in paths)
    return tuple(sorted(reports, key=lambda report: (*_counts(report), report.path)))


def _file(path: str, title: str, page: str | None, findings: tuple[Finding, ...]) -> FileReport:
    notes = tuple(finding for finding in findings if finding.level is Level.NOTE)
    return FileReport(path, title, page, tuple(finding for finding in findings if finding.level > Level.NOTE), notes)


def _counts(report: FileReport) -> tuple[int, ...]:
    """Count the findings of each level, the gravest first and negative, so that the most comes first."""
    found = (*report.grave, *report.notes)
    return tuple(-number_of_findings(each for each in found if each.level is level) for level in reversed(Level))


def _by_rule(edition: Edition) -> tuple[tuple[str, str, dict[str, int]], ...]:
    """Count the findings of each rule by level, most frequent rules first."""
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


def _titles_by_path(edition: Edition) -> dict[str, str]:
    """Return what each file is about: a persona's name, a journey's title, who was asked."""
    handbook = edition.handbook
    personas = {each.path: each.name for each in handbook.personas}
    journeys = {each.path: each.title for each in handbook.journeys}
    return personas | journeys | {each.path: each.called for each in handbook.evidence}


def _pages_by_path(edition: Edition) -> dict[str, str]:
    handbook = edition.handbook
    whole = {file.path: page_path(kind, file.id) for kind in FOLDERS for file in handbook.files(kind)}
    broken = {file.path: broken_page_path(file, handbook) for file in handbook.broken}
    return whole | {path: page for path, page in broken.items() if page}
