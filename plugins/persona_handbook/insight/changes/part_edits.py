"""Compares two versions of a part of a file, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from persona_handbook.insight.changes.before_after import BeforeAfter
from persona_handbook.insight.changes.edit import Edit, EditedPart, EditKind, ids_in_sentence
from persona_handbook.insight.changes.matching import matched_parts, part_label, part_text
from persona_handbook.insight.standing import how_known
from persona_handbook.model.claim import AnyClaim, Dissent
from persona_handbook.model.evidence import Answer, Evidence, Quote
from persona_handbook.model.journey import Step
from persona_handbook.model.persona import Motto
from persona_handbook.reading.schema.schemas import Schema

UNTOLD = frozenset({"id", "place"})
WORDING = frozenset({"text", "situation", "motivation", "outcome", "action"})


def part_edits(one: Any, other: Any, schema: Schema, part: EditedPart, sides: BeforeAfter) -> Iterator[Edit]:  # noqa: ANN401
    """Yield the edits of a part.

    Args:
        one: a dataclass of the model before the change
        other: the same part after the change
        schema: contains the names of its fields
        part: its name in sentences
        sides: both handbooks, to look up evidence
    """
    if isinstance(one, Quote | Motto | Answer):
        if one != other:
            yield part.edit(EditKind.CHANGED, f"{part.called} changed.")
        return
    if isinstance(one, AnyClaim | Step) and part_text(one) != part_text(other):
        yield part.edit(EditKind.REWORDED, f"{part.called} was reworded.", part_text(one), part_text(other))
    for each in fields(one):
        if each.name not in UNTOLD and not (isinstance(one, AnyClaim | Step) and each.name in WORDING):
            yield from _Field(each.name, schema.get("properties", {}).get(each.name, {}), part, sides).edits(one, other)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    schema: Schema
    part: EditedPart
    sides: BeforeAfter

    def edits(self, one: Any, other: Any) -> Iterator[Edit]:  # noqa: ANN401  a part of any kind
        before, after = getattr(one, self.name), getattr(other, self.name, None)
        if self.name == "evidence" and isinstance(before, tuple):
            yield from _evidence(one, other, self.part, self.sides)
        elif self.name == "feeling":
            yield from _feeling(one, other, self.part, self.sides)
        elif self.name in _heard(one, self.sides) | _heard(other, self.sides):
            if before != after:
                what = "a free field" if self.name == "extra" else f"“{self._title}”"
                yield self._here.edit(EditKind.CHANGED, f"{what}{self._of} changed.")
        elif isinstance(before, Mapping):
            yield from self._free(before, after or {})
        elif isinstance(before, tuple):
            yield from self._list(before, after or (), {*_cited(one), *_cited(other)})
        elif is_dataclass(before) and is_dataclass(after) and not hasattr(before, "text"):
            yield from part_edits(before, after, self.schema, self._inner(), self.sides)
        elif is_dataclass(before) != is_dataclass(after) and not part_text(before or after).strip():
            kind, word = (EditKind.ADDED, "added") if before is None else (EditKind.REMOVED, "removed")
            yield self._here.edit(kind, f"“{self._title}”{self._of} was {word}.")
        elif before != after:
            yield self._here.replaced(self._title, _plain(before), _plain(after))

    @property
    def _here(self) -> EditedPart:
        return self.part if self.part.field else EditedPart(self.name, "", "")

    @property
    def _title(self) -> str:
        return str(self.schema.get("title", self.name)).lower()

    @property
    def _noun(self) -> str:
        return str(self.schema.get("x-one", self.name))

    @property
    def _of(self) -> str:
        return f" of {self.part.called}" if self.part.called else ""

    def _inner(self) -> EditedPart:
        return EditedPart(self.part.field or self.name, self.part.id or self.name, f"“{self._title}”{self._of}")

    def _list(self, before: tuple[Any, ...], after: tuple[Any, ...], cited: set[str]) -> Iterator[Edit]:
        if any(is_dataclass(each) for each in (*before, *after)):
            for one, other in matched_parts(before, after):
                yield from list_edits(self.name, one, other, self.schema, self.part, self.sides)
            yield from self._order(before, after)
            return
        for gone in (each for each in before if each not in after):
            told = gone if self._tells(gone, cited) else None
            yield self._here.edit(EditKind.REMOVED, _ending(f"{self._noun}{self._of} was removed", told), before=told)
        for new in (each for each in after if each not in before):
            told = new if self._tells(new, cited) else None
            yield self._here.edit(EditKind.ADDED, _ending(f"new {self._noun}{self._of}", told), after=told)

    def _tells(self, value: object, cited: set[str]) -> bool:
        return self.name != "themes" or self.sides.tells_theme(str(value), cited)

    def _order(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Edit]:
        if not self.schema.get("x-ordered"):
            return
        matched = [(one, other) for one, other in matched_parts(before, after) if one is not None and other is not None]
        was = sorted(matched, key=lambda each: before.index(each[0]))
        now = sorted(matched, key=lambda each: after.index(each[1]))
        if was != now:
            told = f"the order of “{self._title}”{self._of} changed."
            yield self._here.edit(
                EditKind.REORDERED, told, _in_order(one for one, _ in was), _in_order(other for _, other in now)
            )

    def _free(self, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Edit]:
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                yield self._here.replaced(f"`{name}`", _plain(before.get(name)), _plain(after.get(name)))


def _heard(part: object, sides: BeforeAfter) -> frozenset[str]:
    """Return the fields of a part that contain words of participants, which reports do not repeat."""
    if isinstance(part, Evidence):
        return frozenset({"findings", "setting", "extra"}) if part.is_conversation else frozenset()
    if isinstance(part, Step):
        return frozenset({"thought", "extra"})
    if isinstance(part, Dissent):
        return frozenset({"says", "extra"})
    return frozenset() if sides.tells(_cited(part)) else frozenset({"finding", "extra"})


def _cited(part: object) -> tuple[str, ...]:
    """Return the evidence on which a part rests."""
    cited = getattr(part, "evidence", None) or getattr(part, "source", None) or ()
    return cited if isinstance(cited, tuple) else (str(cited),)


def _ending(sentence: str, told: object) -> str:
    return f"{sentence}." if told is None else f"{sentence}: {told}"


def list_edits(
    name: str,
    one: Any,  # noqa: ANN401  two parts of any kind
    other: Any,  # noqa: ANN401
    schema: Schema,
    around: EditedPart,
    sides: BeforeAfter,
) -> Iterator[Edit]:
    """Yield the edits of one part of a list; None stands for a part that was added or removed.

    Args:
        name: the list
        one: the part before the change
        other: the part after the change
        schema: contains the name of a part of the list
        around: the part that contains the list
        sides: both handbooks, to look up evidence
    """
    noun = str(schema.get("x-one", name))
    shown = other if one is None else one
    of = f" of {around.called}" if around.called else ""
    part = EditedPart(
        around.field or name, around.id or str(getattr(shown, "id", "")), f"the {noun} {part_label(shown)}{of}"
    )
    if one is None and isinstance(other, Quote | Motto):
        yield part.edit(EditKind.ADDED, f"a quote{of} was added.")
    elif one is None:
        known = f" ({how_known(other, sides.after).phrase})" if isinstance(other, AnyClaim) else ""
        yield part.edit(EditKind.ADDED, f"new {noun}{of}: {_told(other)}{known}", after=_text_to_tell(other))
    elif other is None and isinstance(one, Quote | Motto):
        yield part.edit(EditKind.REMOVED, f"a quote{of} was withdrawn.")
    elif other is None:
        yield part.edit(
            EditKind.REMOVED, f"{part.called} was removed{_if_it_says_more(one)}", before=_text_to_tell(one)
        )
    else:
        if getattr(one, "id", None) != getattr(other, "id", None):
            yield part.edit(
                EditKind.RENAMED,
                f"{part.called} was renamed to {part_label(other)}.",
                part_label(one),
                part_label(other),
            )
        yield from part_edits(one, other, schema.get("items", {}), part, sides)


def _in_order(parts: Iterator[Any]) -> str:
    return ", ".join(part_label(each) for each in parts)


def _text_to_tell(item: object) -> str | None:
    return None if isinstance(item, Dissent) else part_text(item)


def _told(item: object) -> str:
    return f"{part_label(item)}{_if_it_says_more(item)}"


def _if_it_says_more(item: object) -> str:
    if isinstance(item, Dissent):
        return ""
    return f": {part_text(item)}" if part_text(item).strip() and part_text(item) not in part_label(item) else ""


def _evidence(one: Any, other: Any, part: EditedPart, sides: BeforeAfter) -> Iterator[Edit]:  # noqa: ANN401  a claim or a step
    had, has = sides.had(one.evidence), sides.has(other.evidence)
    lost = [each for each in dict.fromkeys(had) if each not in has]
    won = [each for each in dict.fromkeys(has) if each not in had]
    if lost:
        gone = [each for each in lost if each not in sides.after.ids("evidence")]
        unread = [each for each in lost if each not in gone and each not in sides.after.evidence_by_id]
        deleted = " (deleted)" if gone == lost else f" ({ids_in_sentence(gone)} deleted)" if gone else ""
        deleted += f" ({ids_in_sentence(unread)} can no longer be read)" if unread else ""
        what = (
            ids_in_sentence(lost)
            if has
            else f"its only source, {ids_in_sentence(lost)}"
            if len(lost) == 1
            else f"every source: {ids_in_sentence(lost)}"
        )
        told = f"{part.called} lost {what}{deleted}{_now(one, other, sides)}."
        yield part.edit(EditKind.EVIDENCE_LOST, told, ", ".join(had), ", ".join(has), weakens=True)
    if won:
        told = f"{part.called} gained {ids_in_sentence(won)}{'' if lost else _now(one, other, sides)}."
        yield part.edit(EditKind.EVIDENCE_WON, told, ", ".join(had), ", ".join(has))


def _now(one: Any, other: Any, sides: BeforeAfter) -> str:  # noqa: ANN401
    if not isinstance(other, AnyClaim):
        return ""
    was, now = how_known(one, sides.before).phrase, how_known(other, sides.after).phrase
    return f"; still {now}" if was == now else f"; was {was}, now {now}"


def _feeling(one: Any, other: Any, part: EditedPart, sides: BeforeAfter) -> Iterator[Edit]:  # noqa: ANN401  a step
    if one.feeling == other.feeling:
        return
    cited = sides.has(other.evidence)
    new = [each for each in cited if each not in sides.had(one.evidence) or each in sides.new_evidence]
    why = f"with {ids_in_sentence(new)}" if new else "without new evidence" if cited else "without any evidence"
    was, now = (_plain(each) if each is not None else "untold" for each in (one.feeling, other.feeling))
    told = f"the feeling at {part.called}: {was} → {now}, {why}."
    weakens = not new and other.feeling is not None
    yield part.edit(EditKind.FELT_OTHERWISE, told, one.feeling, other.feeling, weakens=weakens)


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_dataclass(value) and not hasattr(value, "text"):
        return part_text(value)
    if isinstance(value, list):
        return ", ".join(str(_plain(each)) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_plain(each)}" for name, each in value.items())
    return f"{value:g}" if isinstance(value, float) else value
