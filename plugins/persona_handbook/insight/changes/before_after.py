"""The handbook before and after a change, and the IDs that were renamed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from persona_handbook.insight.changes.renames import renames
from persona_handbook.model.consent.gate import gate
from persona_handbook.model.handbook import Handbook

KINDS = ("persona", "evidence", "journey")


@dataclass(frozen=True)
class BeforeAfter:
    """A handbook before and after a change, and as it is now, which decides what may be shown of interviews."""

    before: Handbook
    after: Handbook
    now: Handbook
    today: dt.date

    @cached_property
    def renamed(self) -> Mapping[str, Mapping[str, str]]:
        """The new ID for each old one, by kind."""
        return {kind: self._renamed(kind) for kind in KINDS}

    @cached_property
    def new_evidence(self) -> frozenset[str]:
        """The IDs of evidence that is new or has changed."""
        before = {self.name_now("evidence", each.id): each for each in self.before.evidence}
        return frozenset(each.id for each in self.after.evidence if _told(before.get(each.id)) != _told(each))

    def name_now(self, kind: str, old: str) -> str:
        """Return the current ID of a file."""
        return self.renamed[kind].get(old, old)

    def had(self, cited: Iterable[str]) -> list[str]:
        """Return the cited evidence that existed before, by its current IDs."""
        return [self.name_now("evidence", each) for each in cited if each in self.before.evidence_by_id]

    def has(self, cited: Iterable[str]) -> list[str]:
        """Return the cited evidence that exists now."""
        return [each for each in cited if each in self.after.evidence_by_id]

    def tells(self, cited: Iterable[str]) -> bool:
        """Return whether statements based on evidence may be repeated: all of it still exists and may be shown."""
        opened = gate(self.now, self.today)
        return all(opened.shows_id(self.name_now("evidence", each)) for each in cited)

    def tells_theme(self, theme: str, cited: Iterable[str]) -> bool:
        """Return whether a theme may be named: evidence that may be shown contains it, or none ever did."""
        sides = [gate(each, self.today) for each in (self.before, self.after, self.now)]
        was_raised = any(theme in each.raised | each.silenced for each in sides)
        return theme in sides[-1].raised or (not was_raised and self.tells(cited))

    def _renamed(self, kind: str) -> Mapping[str, str]:
        gone = [each for each in self.before.files(kind) if each.id not in self.after.ids(kind)]
        new = [each for each in self.after.files(kind) if each.id not in self.before.ids(kind)]
        return renames(gone, new)


def _told(evidence: object) -> object:
    document = getattr(getattr(evidence, "place", None), "document", None)
    return document and document.data
