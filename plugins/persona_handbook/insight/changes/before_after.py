"""The two sides of a change: the handbook before it and after it, and what goes by another name since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from persona_handbook.insight.changes.renames import renames
from persona_handbook.model.handbook import Handbook

KINDS = ("persona", "evidence", "journey")


@dataclass(frozen=True)
class BeforeAfter:
    """A handbook before and after a change."""

    before: Handbook
    after: Handbook

    @cached_property
    def renamed(self) -> Mapping[str, Mapping[str, str]]:
        """The new id of each renamed file's old one, by kind."""
        return {kind: self._renamed(kind) for kind in KINDS}

    @cached_property
    def new_evidence(self) -> frozenset[str]:
        """The evidence that is new, or says something else than before."""
        before = {self.name_now("evidence", each.id): each for each in self.before.evidence}
        return frozenset(each.id for each in self.after.evidence if _told(before.get(each.id)) != _told(each))

    def name_now(self, kind: str, old: str) -> str:
        """Give the id by which a file goes now."""
        return self.renamed[kind].get(old, old)

    def had(self, cited: Iterable[str]) -> list[str]:
        """Give the evidence that existed before, by the ids of now."""
        return [self.name_now("evidence", each) for each in cited if each in self.before.evidence_by_id]

    def has(self, cited: Iterable[str]) -> list[str]:
        """Give the evidence that exists now."""
        return [each for each in cited if each in self.after.evidence_by_id]

    def _renamed(self, kind: str) -> Mapping[str, str]:
        gone = [each for each in self.before.files(kind) if each.id not in self.after.ids(kind)]
        new = [each for each in self.after.files(kind) if each.id not in self.before.ids(kind)]
        return renames(gone, new)


def _told(evidence: object) -> object:
    document = getattr(getattr(evidence, "place", None), "document", None)
    return document and document.data
