"""Continues reading after a mistake: with the advised edit, or without the unreadable line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.finding import Finding, Level, Replacement
from persona_handbook.reading.mistakes.slip import Slip
from persona_handbook.reading.source_text.line_layout import lead
from persona_handbook.reading.source_text.repaired import Repaired, repaired
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.builder import Builder

MOST_ROUNDS = 40
MOST_CHARACTERS = 2_000_000
MOST_ON_A_LINE = 2
MOST_GROWTH = 2_000
LineRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Recovered:
    """All mistakes found in one reading; the builder holds what could be read, partly as a guess."""

    findings: tuple[Finding, ...]
    builder: Builder | None
    source: Source
    doubtful: tuple[LineRange, ...]


class Recovery:
    """Reads a file repeatedly, each time without the mistakes found before."""

    def __init__(self, source: Source, slips: Sequence[Slip]) -> None:
        self._written = source
        self._view: Source = source
        self._findings: list[Finding] = []
        self._doubtful: list[LineRange] = []
        self._seen: set[tuple[object, str]] = set()
        self._on_line: Counter[int] = Counter()
        for each in slips:
            self._findings.append(each.finding)
            self._doubtful += [each.doubtful] if each.doubtful else []
        for repair in sorted((one for each in slips for one in each.repairs), key=lambda one: one.location):
            self._view = repaired(self._view, repair)

    def read(self) -> Recovered:
        """Repeat until the rest of the file is understood or nothing more can be repaired."""
        size = len(self._written.text)
        rounds = max(1, min(MOST_ROUNDS, MOST_CHARACTERS // max(1, size), self._written.line_count + MOST_ON_A_LINE))
        for _ in range(rounds):
            if len(self._view.text) > 2 * size + MOST_GROWTH:
                break
            builder = Builder(self._view)
            data = builder.build()
            if not builder.refused:
                return self._recovered([*builder.findings], builder if data is not None else None)
            if not self._goes_on(builder.refused):
                break
        return self._recovered([], None)

    def _recovered(self, more: list[Finding], builder: Builder | None) -> Recovered:
        found = [each for each in more if not self._is_doubtful(each) or each.level < Level.ERROR]
        ordered = sorted([*self._findings, *found], key=lambda each: each.order)
        return Recovered(tuple(ordered), builder, self._view, tuple(self._doubtful))

    def _goes_on(self, finding: Finding) -> bool:
        """Record a finding and repair its cause; return False if the rest of the file is lost."""
        key = (finding.location, finding.message)
        is_new, edit = key not in self._seen, finding.edit
        self._seen.add(key)
        self._on_line[finding.location.line] += 1
        if self._on_line[finding.location.line] > MOST_ON_A_LINE:
            return self._skips(finding)
        if is_new and not self._is_doubtful(finding):
            self._findings.append(finding)
        if is_new and edit:
            self._view = repaired(self._view, edit)
            return True
        return self._skips(finding)

    def _skips(self, finding: Finding) -> bool:
        """Remove the line of a finding; treat the rest of its block as a guess."""
        index = finding.location.line - 1
        emptied = self._without(index)
        if emptied is None:
            return False
        self._view = emptied
        self._doubtful.append(_block(self._written, index))
        return True

    def _without(self, index: int) -> Source | None:
        start = self._written.line_start(index)
        end = start + len(self._written.line(index))
        places = self._view.places if isinstance(self._view, Repaired) else range(len(self._view.text) + 1)
        inside = [at for at, place in enumerate(places[:-1]) if start <= place < end]
        if not inside or not self._view.text[inside[0] : inside[-1] + 1].strip():
            return None
        place = self._written.location(start, end)
        return repaired(self._view, Replacement(place, ""))

    def _is_doubtful(self, finding: Finding) -> bool:
        return any(first <= finding.location.line - 1 <= last for first, last in self._doubtful)


def _block(source: Source, index: int) -> LineRange:
    """Return the first and last line of the top-level field that contains a line."""
    first, last = index, index
    while first > 0 and not _is_at_margin(source.line(first)):
        first -= 1
    while last + 1 < source.line_count and not _is_at_margin(source.line(last + 1)):
        last += 1
    return first, last


def _is_at_margin(line: str) -> bool:
    return bool(line.strip()) and lead(line) == 0 and not line.startswith(("#", "- "))
