"""Shows changes to files without comments and without what a participant said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from persona_handbook.model.consent.gate import withheld
from persona_handbook.model.consent.speech import LEAD, comes_from_a_person
from persona_handbook.model.consent.withheld import HIDDEN, Withheld
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.source_text.source import comment_of

SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=\S+\r?")


@dataclass(frozen=True, slots=True)
class DiscreetDiff:
    """What a diff must not repeat: withheld words, and the words of conversations."""

    words: Withheld
    evidence: frozenset[str]

    @classmethod
    def of(cls, handbook: Handbook, day: dt.date) -> DiscreetDiff:
        """Return it for a handbook on a date."""
        told = {each.path for each in handbook.evidence if each.is_conversation}
        return cls(withheld(handbook, day), frozenset(told | {each.path for each in handbook.broken_of("evidence")}))

    def shown(self, lines: Iterable[str], path: str) -> str:
        """Return the lines of the diff of a file as they may be shown."""
        return "\n".join(self._line(line, is_evidence=path in self.evidence) for line in lines)

    def _line(self, line: str, *, is_evidence: bool) -> str:
        """Return a line of a diff without comments and quotes; its `+` or `-` is kept."""
        sign, text = line[:1], line[1:]
        if line.startswith(("---", "+++", "@@")) or SCHEMA_LINE.fullmatch(text):
            return line
        comment = comment_of(text)
        if comment is not None:
            text = f"{text[:comment]}# {HIDDEN}"
        if self.words.echoes(text):
            return f"{sign}{HIDDEN}"
        if is_evidence and comes_from_a_person(text):
            lead = LEAD.match(text)
            return f"{sign}{lead[0] if lead else ''}{HIDDEN}"
        return f"{sign}{text}"
