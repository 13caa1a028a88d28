"""One edit to the handbook, described in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from persona_handbook.message import Message, all_of, capitalized, gettext, named

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
        self, kind: EditKind, message: Message, before: object = None, after: object = None, *, weakens: bool = False
    ) -> Edit:
        """Create an edit of this part; the first letter of its sentence is capitalized."""
        return Edit(kind, self.field, self.id, capitalized(message), _said(before), _said(after), weakens)

    def replaced(self, name: str, before: object, after: object) -> Edit:
        """Create the edit of a plain value: short values are quoted in the sentence, others are attached."""
        field = within(name, self.called)
        was, now = (_said(each) or gettext("nothing") for each in (before, after))
        if all(len(text) <= LONGEST_IN_A_SENTENCE for text in (was, now)):
            return self.edit(
                EditKind.CHANGED, gettext("%(part)s: %(was)s → %(now)s", part=field, was=was, now=now), before, after
            )
        return self.edit(EditKind.REWORDED, gettext("%(part)s was reworded.", part=field), before, after)


def the_part(noun: str, label: str) -> Message:
    """Name a part in a sentence by the word for one such part and its label: the pain point `late-parts`."""
    return gettext("the %(noun)s %(label)s", noun=one_of(noun), label=label)


def within(part: str, outer: str) -> str:
    """Add the part that contains another one: the step “Orders” of the stage `search`."""
    return gettext("%(part)s of %(outer)s", part=part, outer=outer) if outer else part


def one_of(noun: str) -> Message:
    """Return a word of the schemas as it stands in an English sentence; catalogs have it with a capital letter."""
    return named(noun, noun[:1].upper() + noun[1:])


def ids_in_sentence(names: list[str]) -> str:
    """List IDs in words: `a`, `b` and `c`."""
    return all_of(f"`{name}`" for name in names)


def _said(value: object) -> str | None:
    if value is None:
        return None
    return f"{value:g}" if isinstance(value, float) else " ".join(str(getattr(value, "text", value)).split())
