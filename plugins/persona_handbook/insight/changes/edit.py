"""One edit to the handbook, described in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_IN_A_SENTENCE = 48


class EditKind(StrEnum):
    """What was done to a part of a file."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"
    EVIDENCE_WON = "evidence-won"
    EVIDENCE_LOST = "evidence-lost"
    FELT_OTHERWISE = "felt-otherwise"
    STRONGER = "stronger"
    WEAKER = "weaker"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit to a part of a file.

    `field` and `id` identify the part; `before` and `after` are its content. `weakens` marks an edit that leaves a
    statement with less evidence.
    """

    kind: EditKind
    field: str
    id: str
    message: str
    before: str | None = None
    after: str | None = None
    weakens: bool = False


@dataclass(frozen=True, slots=True)
class EditedPart:
    """The subject of an edit: its field and ID, and its name in a sentence, such as "the pain `late-parts`"."""

    field: str
    id: str
    called: str

    def edit(
        self, kind: EditKind, message: str, before: object = None, after: object = None, *, weakens: bool = False
    ) -> Edit:
        """Create an edit of this part; the first letter of its sentence is capitalized."""
        sentence = message[0].upper() + message[1:]
        return Edit(kind, self.field, self.id, sentence, _said(before), _said(after), weakens)

    def replaced(self, named: str, before: object, after: object) -> Edit:
        """Create the edit of a plain value: short values are quoted in the sentence, others are attached."""
        of = f"{named} of {self.called}" if self.called else named
        texts = [_said(before) or "nothing", _said(after) or "nothing"]
        if all(len(text) <= LONGEST_IN_A_SENTENCE for text in texts):
            return self.edit(EditKind.CHANGED, f"{of}: {texts[0]} → {texts[1]}", before, after)
        return self.edit(EditKind.REWORDED, f"{of} was reworded.", before, after)


def ids_in_sentence(names: list[str]) -> str:
    """List IDs in words: `a`, `b` and `c`."""
    *first, last = [f"`{name}`" for name in names]
    return f"{', '.join(first)} and {last}" if first else last


def _said(value: object) -> str | None:
    if value is None:
        return None
    return f"{value:g}" if isinstance(value, float) else " ".join(str(getattr(value, "text", value)).split())
