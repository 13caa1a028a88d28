"""The lint report: current findings by file and by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from persona_handbook.finding import Finding, Level, number_of_findings
from persona_handbook.insight.score import overall
from persona_handbook.model.mention import File
from persona_handbook.site.address import FOLDERS, page_path
from persona_handbook.site.code import finding_line
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.products import WITHOUT_A_PRODUCT, names_of_products, products_of_file
from persona_handbook.site.many.sheet_pages import sheet_pages
from persona_handbook.site.many.sheets import Sheets, sheets
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_page_path

PATH = "lint.md"
MOST_FINDINGS = 60
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class FileReport:
    """The findings in one file, notes separately, its display name, and its page."""

    path: str
    title: str
    page: str | None
    grave: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def lint_pages(edition: Edition) -> Iterator[Page]:
    """Render the lint report with the evidence score of active personas, and its sheets if there are many findings."""
    found, title = _files(edition), edition.gettext("Lint report")
    split = _split(found, edition)
    scores = tuple((each, edition.score_of(each)) for each in edition.handbook.active_personas())
    shown: dict[str, Any] = {"finding_line": finding_line, "with_code": edition.with_code}
    page = edition.page(
        "lint.md.j2",
        PATH,
        title,
        number_of_files=len(found),
        files=_reports(split.first, edition),
        split=split,
        by_rule=_by_rule(edition),
        levels={level.word: edition.count(level) for level in reversed(Level)},
        scores=scores,
        overall=overall(each for _, each in scores),
        **shown,
    )
    yield page
    yield from sheet_pages(
        edition, "lint_sheet.md.j2", title, split, lambda sheet: {"files": _reports(sheet.entries, edition), **shown}
    )


def _split(found: Mapping[str, Sequence[Finding]], edition: Edition) -> Sheets[Finding]:
    """Split the findings by product, or by number if there is only one product."""
    handbook = edition.handbook
    files: dict[str, File] = {}
    for kind in (handbook.personas, handbook.journeys, handbook.evidence):
        files |= {each.path: each for each in kind}
    of = {path: products_of_file(files.get(path), edition) for path in found}
    names = names_of_products({each for ids in of.values() for each in ids} - {WITHOUT_A_PRODUCT} | {None}, edition)
    groups = names if len(names) > 2 else {EVERYTHING: edition.gettext("All files")}
    return sheets(
        (each for findings in found.values() for each in findings),
        groups,
        lambda each: of[each.location.path] if len(names) > 2 else (EVERYTHING,),
        PATH,
        MOST_FINDINGS,
    )


def _files(edition: Edition) -> dict[str, tuple[Finding, ...]]:
    """Group findings by file, by decreasing number of errors, then of warnings; in each, the most severe come first."""
    found: dict[str, list[Finding]] = {}
    for each in edition.findings:
        found.setdefault(each.location.path, []).append(each)
    paths = sorted(found, key=lambda path: (*_counts(found[path]), path))
    return {path: tuple(sorted(found[path], key=lambda each: each.level, reverse=True)) for path in paths}


def _counts(found: Sequence[Finding]) -> tuple[int, ...]:
    """Return the negative counts of findings by level, most severe first, as a sort key."""
    return tuple(-number_of_findings(each for each in found if each.level is level) for level in reversed(Level))


def _reports(found: Sequence[Finding], edition: Edition) -> tuple[FileReport, ...]:
    """Return the findings of a page by file."""
    pages, titles = _pages_by_path(edition), _titles_by_path(edition)
    by_file = groupby(found, key=lambda each: each.location.path)
    return tuple(_report(path, titles.get(path, ""), pages.get(path), tuple(theirs)) for path, theirs in by_file)


def _report(path: str, title: str, page: str | None, found: tuple[Finding, ...]) -> FileReport:
    notes = tuple(each for each in found if each.level is Level.NOTE)
    return FileReport(path, title, page, tuple(each for each in found if each.level > Level.NOTE), notes)


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
