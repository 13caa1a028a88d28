"""The findings of a change: which it is responsible for, which are new and which are fixed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding, Level, still_open
from persona_handbook.insight.changes.file_changes import FileChange, file_changes
from persona_handbook.lint.accepting.fingerprint import fingerprint
from persona_handbook.lint.discretion import discreet, hidden_in_sentence
from persona_handbook.lint.engine import check_handbook, waiting
from persona_handbook.lint.people.masking import Names, mention_without_names, names_over_time
from persona_handbook.model.consent.gate import taken_back
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.handbook import Handbook

HandbookCheck = Callable[[Handbook, dt.date, frozenset[str]], list[Finding]]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """The changes of files, and the errors and warnings that are new or fixed."""

    files: tuple[FileChange, ...]
    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]


def change_between(
    before: Handbook,
    after: Handbook,
    today: dt.date,
    changed: frozenset[str] = frozenset(),
    check: HandbookCheck = check_handbook,
) -> ChangeReport:
    """Compare two states of the handbook.

    Args:
        before: the handbook before the change
        after: the handbook after the change
        today: the date for evaluating both
        changed: paths of the changed files, as for `check_handbook`
        check: returns the findings of each state
    """
    words, names = taken_back(after, today, before), names_over_time(after, before)
    files = tuple(_without(words, each) for each in file_changes(before, after, today))
    found, was_found = (_that_ask(check(each, today, changed)) for each in (after, before))
    was_found = _by_names_of_now(was_found, files, before)
    unsettled = waiting(after)
    fixed = (each for each in _not_among(was_found, found) if not _waits(each, unsettled))
    new, gone = _not_among(found, was_found), fixed
    told = (tuple(names.of(discreet(each, words)) for each in findings) for findings in (new, gone))
    return ChangeReport(tuple(_without_names(names, each) for each in files), *told)


def _without(words: Withheld, change: FileChange) -> FileChange:
    """Hide withdrawn quotes in the description of a file's change."""
    edits = tuple(
        replace(
            each,
            message=hidden_in_sentence(each.message, words),
            before=words.hide(each.before) if each.before else each.before,
            after=words.hide(each.after) if each.after else each.after,
        )
        for each in change.edits
    )
    return replace(change, title=words.hide(change.title), edits=edits)


def _without_names(names: Names, change: FileChange) -> FileChange:
    """Put numbers in place of the names of participants, in IDs and paths too."""
    if not names.people and not names.paths:
        return change
    hide = names.hide
    edits = tuple(
        replace(
            each,
            id=hide(each.id),
            message=hide(each.message),
            before=hide(each.before) if each.before else each.before,
            after=hide(each.after) if each.after else each.after,
        )
        for each in change.edits
    )
    return replace(
        change,
        id=hide(change.id),
        path=names.paths.get(change.path, change.path),
        title=hide(change.title),
        was=hide(change.was) if change.was else change.was,
        edits=edits,
        still_named=tuple(mention_without_names(each, names) for each in change.still_named),
    )


def of_the_change(findings: Iterable[Finding], before: Iterable[Finding], changed: frozenset[str]) -> list[Finding]:
    """Downgrade findings that a change neither touches nor causes to notes.

    Args:
        findings: the current findings
        before: the findings before the change
        changed: paths of the changed files

    Returns:
        the findings; one in another file keeps its level if it is new, such as after deleting a cited interview
    """
    return [
        replace(finding, level=Level.NOTE) if was_there and _is_elsewhere(finding, changed) else finding
        for finding, was_there in _seen_before(findings, before)
    ]


def _is_elsewhere(finding: Finding, changed: frozenset[str]) -> bool:
    return finding.location.path not in changed and not finding.could_not_run


def _that_ask(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that need action: no accepted ones and no notes."""
    return [each for each in still_open(findings) if each.level > Level.NOTE]


def _waits(finding: Finding, unsettled: frozenset[tuple[str, str]]) -> bool:
    return not unsettled.isdisjoint({(finding.location.path, finding.rule), ("", finding.rule)})


def _not_among(findings: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    return (finding for finding, was_there in _seen_before(findings, others) if not was_there)


def _seen_before(findings: Iterable[Finding], before: Iterable[Finding]) -> Iterator[tuple[Finding, bool]]:
    """Pair each finding with whether it existed before, counting repeated findings."""
    left = Counter(map(fingerprint, before))
    for finding in findings:
        name = fingerprint(finding)
        was_there = left[name] > 0
        left[name] -= was_there
        yield finding, was_there


def _by_names_of_now(findings: list[Finding], files: Iterable[FileChange], before: Handbook) -> list[Finding]:
    paths = {old.path: each.path for each in files if each.was for old in before.files(each.kind) if old.id == each.was}
    return [
        replace(
            finding, location=replace(finding.location, path=paths.get(finding.location.path, finding.location.path))
        )
        for finding in findings
    ]
