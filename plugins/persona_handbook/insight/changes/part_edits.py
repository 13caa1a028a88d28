"""Compares two versions of a part of a file, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from persona_handbook.insight.changes.before_after import BeforeAfter
from persona_handbook.insight.changes.edit import Edit, EditedPart, EditKind, ids_in_sentence, one_of, the_part, within
from persona_handbook.insight.changes.matching import matched_parts, part_label, part_text
from persona_handbook.insight.standing import how_known
from persona_handbook.message import Message, PhraseList, gettext, named, quoted
from persona_handbook.model.claim import AnyClaim, Dissent
from persona_handbook.model.evidence import Answer, Evidence, Quote
from persona_handbook.model.journey import Step
from persona_handbook.model.persona import Motto
from persona_handbook.reading.schema.schemas import Schema

UNTOLD = frozenset({"id", "place"})
LOST: PhraseList = (
    "%(part)s lost %(what)s.",
    "%(part)s lost %(what)s; still %(now)s.",
    "%(part)s lost %(what)s; was %(was)s, now %(now)s.",
)
GAINED: PhraseList = (
    "%(part)s gained %(what)s.",
    "%(part)s gained %(what)s; still %(now)s.",
    "%(part)s gained %(what)s; was %(was)s, now %(now)s.",
)
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
            yield part.edit(EditKind.CHANGED, gettext("%(part)s changed.", part=part.called))
        return
    if isinstance(one, AnyClaim | Step) and part_text(one) != part_text(other):
        told = gettext("%(part)s was reworded.", part=part.called)
        yield part.edit(EditKind.REWORDED, told, part_text(one), part_text(other))
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
                yield self._unsaid()
        elif isinstance(before, Mapping):
            yield from self._free(before, after or {})
        elif isinstance(before, tuple):
            yield from self._list(before, after or (), {*_cited(one), *_cited(other)})
        elif is_dataclass(before) and is_dataclass(after) and not hasattr(before, "text"):
            yield from part_edits(before, after, self.schema, self._inner(), self.sides)
        elif is_dataclass(before) != is_dataclass(after) and not part_text(before or after).strip():
            yield self._come_or_gone(is_new=before is None)
        elif before != after:
            yield self._here.replaced(self._title, _plain(before), _plain(after))

    def _unsaid(self) -> Edit:
        part = self._within(gettext("a free field")) if self.name == "extra" else self._named
        return self._here.edit(EditKind.CHANGED, gettext("%(part)s changed.", part=part))

    def _come_or_gone(self, *, is_new: bool) -> Edit:
        if is_new:
            return self._here.edit(EditKind.ADDED, gettext("%(part)s was added.", part=self._named))
        return self._here.edit(EditKind.REMOVED, gettext("%(part)s was removed.", part=self._named))

    @property
    def _here(self) -> EditedPart:
        return self.part if self.part.field else EditedPart(self.name, "", "")

    @property
    def _title(self) -> Message:
        title = str(self.schema.get("title", self.name))
        return named(title.lower(), title)

    @property
    def _noun(self) -> Message:
        return one_of(str(self.schema.get("x-one", self.name)))

    @property
    def _named(self) -> str:
        return self._within(quoted(self._title))

    def _within(self, name: str) -> str:
        return within(name, self.part.called)

    def _inner(self) -> EditedPart:
        return EditedPart(self.part.field or self.name, self.part.id or self.name, self._named)

    def _list(self, before: tuple[Any, ...], after: tuple[Any, ...], cited: set[str]) -> Iterator[Edit]:
        if any(is_dataclass(each) for each in (*before, *after)):
            for one, other in matched_parts(before, after):
                yield from list_edits(self.name, one, other, self.schema, self.part, self.sides)
            yield from self._order(before, after)
            return
        for gone in (each for each in before if each not in after):
            told = gone if self._tells(gone, cited) else None
            yield self._here.edit(EditKind.REMOVED, _removed(self._within(self._noun), told), before=told)
        for new in (each for each in after if each not in before):
            told = new if self._tells(new, cited) else None
            yield self._here.edit(EditKind.ADDED, _new(self._within(self._noun), told), after=told)

    def _tells(self, value: object, cited: set[str]) -> bool:
        return self.name != "themes" or self.sides.tells_theme(str(value), cited)

    def _order(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Edit]:
        if not self.schema.get("x-ordered"):
            return
        matched = [(one, other) for one, other in matched_parts(before, after) if one is not None and other is not None]
        was = sorted(matched, key=lambda each: before.index(each[0]))
        now = sorted(matched, key=lambda each: after.index(each[1]))
        if was != now:
            told = gettext("the order of %(part)s changed.", part=self._named)
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


def _removed(part: str, told: object) -> Message:
    if told is None:
        return gettext("%(part)s was removed.", part=part)
    return gettext("%(part)s was removed: %(text)s", part=part, text=told)


def _new(part: str, told: object) -> Message:
    return (
        gettext("new %(part)s.", part=part) if told is None else gettext("new %(part)s: %(text)s", part=part, text=told)
    )


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
    called = within(the_part(noun, part_label(shown)), around.called)
    part = EditedPart(around.field or name, around.id or str(getattr(shown, "id", "")), called)
    quote = within(gettext("a quote"), around.called)
    if one is None and isinstance(other, Quote | Motto):
        yield part.edit(EditKind.ADDED, gettext("%(part)s was added.", part=quote))
    elif one is None:
        yield part.edit(
            EditKind.ADDED, _new(within(one_of(noun), around.called), _told(other, sides)), after=_text_to_tell(other)
        )
    elif other is None and isinstance(one, Quote | Motto):
        yield part.edit(EditKind.REMOVED, gettext("%(part)s was withdrawn.", part=quote))
    elif other is None:
        yield part.edit(EditKind.REMOVED, _removed(part.called, _what_it_says(one)), before=_text_to_tell(one))
    else:
        if getattr(one, "id", None) != getattr(other, "id", None):
            yield part.edit(
                EditKind.RENAMED,
                gettext("%(part)s was renamed to %(new)s.", part=part.called, new=part_label(other)),
                part_label(one),
                part_label(other),
            )
        yield from part_edits(one, other, schema.get("items", {}), part, sides)


def _in_order(parts: Iterator[Any]) -> str:
    return ", ".join(part_label(each) for each in parts)


def _text_to_tell(item: object) -> str | None:
    return None if isinstance(item, Dissent) else part_text(item)


def _told(item: object, sides: BeforeAfter) -> str:
    says = _what_it_says(item)
    text = part_label(item) if says is None else f"{part_label(item)}: {says}"
    if not isinstance(item, AnyClaim):
        return text
    return gettext("%(text)s (%(known)s)", text=text, known=how_known(item, sides.after).phrase)


def _what_it_says(item: object) -> str | None:
    """Return the text of a part if its label does not contain it."""
    if isinstance(item, Dissent) or not part_text(item).strip() or part_text(item) in part_label(item):
        return None
    return part_text(item)


def _evidence(one: Any, other: Any, part: EditedPart, sides: BeforeAfter) -> Iterator[Edit]:  # noqa: ANN401  a claim or a step
    had, has = sides.had(one.evidence), sides.has(other.evidence)
    lost = [each for each in dict.fromkeys(had) if each not in has]
    won = [each for each in dict.fromkeys(has) if each not in had]
    if lost:
        told = _sentence(LOST, part, _lost(lost, has, sides), _known(one, other, sides))
        yield part.edit(EditKind.EVIDENCE_LOST, told, ", ".join(had), ", ".join(has), weakens=True)
    if won:
        told = _sentence(GAINED, part, ids_in_sentence(won), None if lost else _known(one, other, sides))
        yield part.edit(EditKind.EVIDENCE_WON, told, ", ".join(had), ", ".join(has))


def _lost(lost: list[str], has: Iterable[str], sides: BeforeAfter) -> str:
    gone = [each for each in lost if each not in sides.after.ids("evidence")]
    unread = [each for each in lost if each not in gone and each not in sides.after.evidence_by_id]
    what = ids_in_sentence(lost)
    if not has:
        only, every = gettext("its only source, %(ids)s", ids=what), gettext("every source: %(ids)s", ids=what)
        what = only if len(lost) == 1 else every
    if gone == lost:
        what = gettext("%(text)s (deleted)", text=what)
    elif gone:
        what = gettext("%(text)s (%(ids)s deleted)", text=what, ids=ids_in_sentence(gone))
    return (
        gettext("%(text)s (%(ids)s can no longer be read)", text=what, ids=ids_in_sentence(unread)) if unread else what
    )


def _known(one: Any, other: Any, sides: BeforeAfter) -> tuple[Message, Message] | None:  # noqa: ANN401
    """Return how a claim was known and is known now; None for a part that is no claim."""
    if not isinstance(other, AnyClaim):
        return None
    return how_known(one, sides.before).phrase, how_known(other, sides.after).phrase


def _sentence(sentences: PhraseList, part: EditedPart, what: str, known: tuple[Message, Message] | None) -> Message:
    if known is None:
        return gettext(sentences[0], part=part.called, what=what)
    was, now = known
    if was == now:
        return gettext(sentences[1], part=part.called, what=what, now=now)
    return gettext(sentences[2], part=part.called, what=what, was=was, now=now)


def _feeling(one: Any, other: Any, part: EditedPart, sides: BeforeAfter) -> Iterator[Edit]:  # noqa: ANN401  a step
    if one.feeling == other.feeling:
        return
    cited = sides.has(other.evidence)
    new = [each for each in cited if each not in sides.had(one.evidence) or each in sides.new_evidence]
    was, now = (_plain(each) if each is not None else gettext("unknown") for each in (one.feeling, other.feeling))
    told = gettext(
        "the feeling at %(part)s: %(was)s → %(now)s, %(why)s.", part=part.called, was=was, now=now, why=_why(new, cited)
    )
    weakens = not new and other.feeling is not None
    yield part.edit(EditKind.FELT_OTHERWISE, told, one.feeling, other.feeling, weakens=weakens)


def _why(new: list[str], cited: Iterable[str]) -> Message:
    if new:
        return gettext("with %(ids)s", ids=ids_in_sentence(new))
    return gettext("without new evidence") if cited else gettext("without any evidence")


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if is_dataclass(value) and not hasattr(value, "text"):
        return part_text(value)
    if isinstance(value, list):
        return ", ".join(str(_plain(each)) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_plain(each)}" for name, each in value.items())
    return f"{value:g}" if isinstance(value, float) else value
