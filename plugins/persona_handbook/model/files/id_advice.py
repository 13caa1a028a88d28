"""Suggests the intended ID for an invalid reference, if it is unambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from persona_handbook.finding import Finding, Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.model.files.meant_ids import MeantIds, says_against
from persona_handbook.reading.phrasing import says_nothing
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.source_text.line_layout import of_lines
from persona_handbook.reading.yaml.document import Document, Pointer, Value

ADDRESS = re.compile(r"\s*<?(?:https?://|www\.)\S+\s*", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?:^|[\s,;(])(?P<rest>(?:etc|usw|u\. ?a|u\. ?v\. ?m|et al|and (?:others|more|so on)|among others"
    r"|und (?:weitere|andere|so weiter)|entre (?:autres|otros|otras)|et autres|y otr[oa]s|\.\.|\u2026)\.?)\)?\s*$",
    re.IGNORECASE,
)
CROSSED_OUT = "~~"
ONLY_NUMBERS = re.compile(r"[\d\s,;&+]*\d[\d\s,;&+]*")
WAYS_OUT = {
    "evidence": gettext("Use the name of an evidence file, without its extension."),
    "persona": gettext("Use the name of a persona file, without its extension."),
    "journey": gettext("Use the name of a journey file, without its extension."),
    "claim": gettext("Use the `id` of a claim of the persona."),
    "actor": gettext("Use the persona's ID, or the `id` of an actor of the journey."),
    "path": gettext("Use the `id` of a path of the journey."),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A value that should be an ID or a list of IDs, and what it refers to."""

    pointer: Pointer
    target: str
    value: Value
    holds_list: bool

    @property
    def is_item(self) -> bool:
        """Return whether it is an item of a list of IDs."""
        return isinstance(self.pointer[-1], int)

    @property
    def said(self) -> str:
        """The value as one text."""
        return "; ".join(_texts(self.value))


def with_id_advice(meant: MeantIds, document: Document, kind: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with suggested IDs added to those about invalid references; suggested IDs always exist.

    Args:
        meant: resolves names to IDs
        document: the file, as far as it could be read
        kind: persona, evidence or journey
        findings: all findings of the file; those about items cut from one text by commas are merged
    """
    places = {document.value_at(each.pointer): each for each in _places(document.data, schema_of(kind), ())}
    unreadable = {
        places[each.location].pointer: each
        for each in findings
        if each.rule == "wrong-value" and each.location in places and places[each.location].target in WAYS_OUT
    }
    meant = meant.with_actors(document.data) if kind == "journey" else meant
    advice = _Advice(meant, document, {place.pointer: place for place in places.values()})
    done: set[Pointer] = set()
    for finding in findings:
        place = places.get(finding.location)
        if place is None or unreadable.get(place.pointer) is not finding:
            yield finding
        elif place.pointer not in done:
            groups = advice.groups(place, unreadable)
            done |= {each.pointer for group in groups for each in group}
            yield advice.of(finding, groups)


class _Advice:
    """Resolves the references of one file and describes the correction."""

    def __init__(self, meant: MeantIds, document: Document, places: Mapping[Pointer, _Place]) -> None:
        self._meant = meant
        self._document = document
        self._places = places

    def groups(self, place: _Place, unreadable: Mapping[Pointer, Finding]) -> list[list[_Place]]:
        """Return the invalid items of a list, from this one on, whose meaning is clear.

        Each group is one text, which commas may have cut into several items.
        """
        groups = [self._group(place, unreadable)]
        while self._meant_by(groups[-1]) and (following := self._next(groups[-1][-1])):
            group = self._group(following, unreadable) if following.pointer in unreadable else []
            if not group or not self._meant_by(group):
                break
            groups.append(group)
        return groups

    def _group(self, place: _Place, unreadable: Mapping[Pointer, Finding]) -> list[_Place]:
        group = [place]
        if not place.is_item or self._is_clear(group):
            return group
        while (following := self._next(group[-1])) and following.pointer in unreadable:
            if self._meant.of(following.target, following.said) or self._is_clear(group):
                break
            group.append(following)
        return group if len(group) == 1 or self._meant_by(group) else [place]

    def _is_clear(self, group: Sequence[_Place]) -> bool:
        said = self._said(group)
        return self._meant.exactly(group[0].target, said) is not None and "?" not in said

    def _meant_by(self, group: Sequence[_Place]) -> tuple[str, ...]:
        said = self._said(group)
        if CROSSED_OUT in said:
            return ()
        if ONLY_NUMBERS.fullmatch(said):
            return self._participants(group, said)
        return self._meant.of(group[0].target, said)

    def _participants(self, group: Sequence[_Place], said: str) -> tuple[str, ...]:
        """Return the IDs for numbers, if every number of the list can be a participant's; one alone may be a count."""
        *way, _ = group[0].pointer
        beside = [place for pointer, place in self._places.items() if [*pointer[:-1]] == way and place.is_item]
        if (not beside or not group[0].is_item) and said.isdecimal():
            return ()
        numbers = [each.said for each in beside if ONLY_NUMBERS.fullmatch(each.said)] if group[0].is_item else []
        is_clear = all(self._meant.numbered(group[0].target, each) for each in numbers)
        return self._meant.numbered(group[0].target, said) if is_clear else ()

    def _next(self, place: _Place) -> _Place | None:
        *way, index = place.pointer
        return self._places.get((*way, index + 1)) if isinstance(index, int) else None

    def _said(self, group: Sequence[_Place]) -> str:
        return group[0].said if len(group) == 1 else ", ".join(each.said for each in group)

    def of(self, finding: Finding, groups: Sequence[Sequence[_Place]]) -> Finding:
        """Return a finding with the replacement for some items or for one value."""
        place, said = groups[0][0], self._said(groups[0])
        if ADDRESS.fullmatch(said) and place.target == "evidence":
            way_out = gettext("Add the address as `link` to an evidence file, and use the name of that file here.")
            return replace(finding, help=way_out, fix=None)
        rest = OPEN_END.search(said)
        if rest and place.is_item and rest["rest"] == said.strip():
            return self._without_rest(finding, place, rest["rest"])
        if self._meant_by(groups[0]):
            known = self._with_ids(finding, groups)
            return _unsure(known, said) if "?" in said else _open(known, rest["rest"]) if rest else known
        if CROSSED_OUT in said:
            way_out = gettext("Delete it if it no longer counts. If it does, write it without `~~`.")
            return replace(finding, help=way_out, fix=None, advice=None)
        if says_nothing(said):
            return self._without(finding, place)
        if place.target == "evidence" and says_against(said):
            way_out = gettext("Evidence that speaks against the claim belongs in `against`, as its `source`.")
            return replace(finding, help=way_out, fix=None, advice=None)
        return replace(finding, help=WAYS_OUT[place.target], fix=None)

    def _without_rest(self, finding: Finding, place: _Place, rest: str) -> Finding:
        """Advise naming the others of a list that ends in `etc.`, or deleting it."""
        start, source = self._document.value_at(place.pointer), self._document.source
        if self._is_block_item(start):
            way_out = gettext("Delete line %(number)s, or list the others in its place.", number=start.line)
            return replace(finding, help=way_out, fix=None, advice=source.without_line(start.line - 1))
        line = source.line(start.line - 1)
        before = line[: start.column - 1].rstrip(" ,")
        corrected = f"{before}{line[start.end_column - 1 :].lstrip(' ,.')}"
        way_out = gettext(
            "Write `%(line)s`, or list the others instead of `%(rest)s`.", line=corrected.strip(), rest=rest
        )
        edit = source.line_replacement(start.line - 1, corrected)
        return replace(finding, help=way_out, fix=None, advice=edit)

    def _with_ids(self, finding: Finding, groups: Sequence[Sequence[_Place]]) -> Finding:
        run = [each for group in groups for each in group]
        found = [*dict.fromkeys(each for group in groups for each in self._meant_by(group))]
        place, start, listed = run[0], self._document.value_at(run[0].pointer), ", ".join(found)
        name = next(step for step in reversed(place.pointer) if isinstance(step, str))
        help_ = _write(listed, run)
        if place.holds_list and not place.is_item:
            location = _between(_end(self._document.key_at(place.pointer)), start)
            edit, help_ = (
                Replacement(location, f": [{listed}]"),
                gettext("Write `%(name)s: [%(listed)s]`.", name=name, listed=listed),
            )
        elif place.is_item and self._is_block_item(start):
            edit = self._in_lines(groups, start.column)
            shown = [f"`- {each}{self._remark(group)}`" for group in groups for each in self._meant_by(group)]
            if len(found) > 1 or any(map(self._remark, groups)):
                help_ = gettext("Write these lines instead: %(lines)s.", lines=", ".join(dict.fromkeys(shown)))
        else:
            edit = Replacement(_between(start, self._document.value_at(run[-1].pointer)), listed)
            if place.is_item and self._is_alone(run):
                help_ = _write(f"{name}: [{listed}]", run)
        is_sure = all(map(self._is_clear, groups))
        return replace(finding, help=help_, fix=edit if is_sure else None, advice=None if is_sure else edit)

    def _in_lines(self, groups: Sequence[Sequence[_Place]], column: int) -> Replacement:
        """Write each item on its line, and leave the comments between them where they are."""
        between = f"\n{' ' * (column - 3)}- "
        places = [[self._document.value_at(each.pointer) for each in (group[0], group[-1])] for group in groups]
        edits = [
            Replacement(_between(*place), between.join(self._meant_by(group)) + self._remark(group))
            for place, group in zip(places, groups, strict=True)
        ]
        return self._document.source.together(edits) if len(edits) > 1 else edits[0]

    def _remark(self, group: Sequence[_Place]) -> str:
        """Return what an entry with fields says besides its ID, as a comment."""
        place = group[0]
        if len(group) > 1 or not isinstance(place.value, dict):
            return ""
        others = [
            f"{name}: {each}" for name, each in place.value.items() if not self._meant.of(place.target, str(each))
        ]
        return f" # {'; '.join(others)}" if others else ""

    def _is_block_item(self, place: Location) -> bool:
        before = self._document.source.line(place.line - 1)[: place.column - 1]
        return before.strip(" -") == "" and "-" in before

    def _is_alone(self, run: Sequence[_Place]) -> bool:
        *way, first = run[0].pointer
        return first == 0 and (*way, len(run)) not in self._places

    def _without(self, finding: Finding, place: _Place) -> Finding:
        """Advise deleting a field whose value says that there is none."""
        whole = place.pointer[:-1] if place.is_item else place.pointer
        if place.is_item and not self._is_alone([place]):
            return replace(finding, help=gettext("Delete it if there is none."), fix=None)
        key, value = self._document.key_at(whole), self._document.value_at(whole)
        lines = range(key.line - 1, value.end_line)
        edit = self._document.source.without_lines(lines)
        return replace(
            finding, help=gettext("Delete %(lines)s if there is none.", lines=of_lines(lines)), fix=None, advice=edit
        )


def _unsure(known: Finding, said: str) -> Finding:
    """Ask before a source with a question mark is cited as a certain one."""
    edit = known.edit
    way_out = gettext("If you are sure, delete the question mark. If not, delete `%(said)s`.", said=said.strip())
    return replace(known, help=way_out, fix=None, advice=None) if edit else known


def _open(known: Finding, rest: str) -> Finding:
    """Say that a list names only some of its sources."""
    way_out = gettext("%(way_out)s List the others instead of `%(rest)s`.", way_out=known.help, rest=rest)
    return replace(known, help=way_out)


def _write(text: str, run: Sequence[_Place]) -> str:
    """Say what to write, and instead of what if it is in several places."""
    if len(run) == 1:
        return gettext("Write `%(line)s`.", line=text)
    said = ", ".join(each.said for each in run)
    return gettext("Write `%(line)s` instead of `%(said)s`.", line=text, said=said)


def _places(value: Value, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[_Place]:
    """Yield every value that should be an ID or a list of IDs, whatever its type."""
    items = schema.get("items", {})
    if "x-refers-to" in schema:
        yield _Place(pointer, schema["x-refers-to"], value, holds_list=False)
    elif "x-refers-to" in items:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield _Place((*pointer, index), items["x-refers-to"], item, holds_list=True)
        else:
            yield _Place(pointer, items["x-refers-to"], value, holds_list=True)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(item, items, (*pointer, index))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _places(part, schema.get("properties", {}).get(name, {}), (*pointer, name))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)
    elif value is not None:
        yield str(value)


def _between(start: Location, end: Location) -> Location:
    return replace(start, end_line=end.end_line, end_column=end.end_column)


def _end(place: Location) -> Location:
    return replace(place, line=place.end_line, column=place.end_column)
