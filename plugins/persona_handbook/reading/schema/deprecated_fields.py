"""Fields that got another name: files may keep the old one for a version of the schemas.

A schema marks such a field with `deprecated: true` and `x-deprecated: {"since": 2, "use": "workaround"}`: the version
in which it got the other name, and that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from persona_handbook.finding import Finding, Level, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.schema.schemas import DEPRECATED, Schema, schema_with_deprecated
from persona_handbook.reading.yaml.document import Document, Pointer, Value
from persona_handbook.reading.yaml.value import Span

RULE = "deprecated-field"
USE = "x-deprecated"


@dataclass(frozen=True, slots=True)
class OldNames:
    """The deprecated fields of a part and their new names, and the parts in it that have some."""

    names: Mapping[str, str]
    inner: Mapping[str, OldNames]

    def __bool__(self) -> bool:
        """Whether there are any, at any depth."""
        return bool(self.names or self.inner)

    def within(self, name: str) -> OldNames:
        """Return the deprecated fields in a field, under its old or new name."""
        return self.inner.get(name) or self.inner.get(self.names.get(name, name)) or NONE


NONE = OldNames({}, {})


def with_current_names(document: Document, kind: str) -> tuple[Document, tuple[Finding, ...]]:
    """Return a document with the current names of all fields, and a note for each old one.

    Places still lead to what is written in the file. A field that has both names keeps the new one.

    Args:
        document: a file as it was read
        kind: persona, evidence or journey
    """
    old = _old_names(kind)
    if not old or document.data is None:
        return document, ()
    found = dict(_found(document.data, old, ()))
    if not found:
        return document, ()
    notes = tuple(_note(document, pointer, new, both=both) for pointer, (new, both) in found.items())
    moved = {pointer: new for pointer, (new, both) in found.items() if not both}
    data = _renamed(document.data, old)
    keys, values = (_moved(spans, moved) for spans in (document.keys, document.values))
    return replace(document, data=data, keys=keys, values=values), notes  # type: ignore[arg-type]


@cache
def _old_names(kind: str) -> OldNames:
    return _old_names_in(schema_with_deprecated(kind))


def _old_names_in(schema: Schema) -> OldNames:
    properties: Mapping[str, Schema] = schema.get("properties", {})
    names = {name: part[USE]["use"] for name, part in properties.items() if part.get(DEPRECATED)}
    inner = {name: _old_names_in(part.get("items", part)) for name, part in properties.items()}
    return OldNames(names, {name: each for name, each in inner.items() if each})


def _found(value: Value, old: OldNames, way: Pointer) -> Iterator[tuple[Pointer, tuple[str, bool]]]:
    """Yield the pointer to each deprecated field, its new name, and whether the new one is there too."""
    if not old:
        return
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _found(each, old, (*way, number))
    elif isinstance(value, dict):
        for name, part in value.items():
            new = old.names.get(name, name)
            if new != name:
                yield (*way, name), (new, new in value)
            if new == name or new not in value:
                yield from _found(part, old.within(name), (*way, name))


def _note(document: Document, pointer: Pointer, new: str, *, both: bool) -> Finding:
    place, name = document.key_at(pointer), str(pointer[-1])
    if both:
        message = gettext("The field `%(old)s` is deprecated, and `%(new)s` is here too.", old=name, new=new)
        way_out = gettext("Move its content to `%(new)s`. Until then, no page shows it.", new=new)
        return Finding(place, Level.WARNING, RULE, message, way_out)
    message = gettext("The field `%(old)s` is deprecated. It is read as `%(new)s`.", old=name, new=new)
    way_out = gettext("Rename it to `%(new)s`. `personas upgrade` does so in all files.", new=new)
    return Finding(place, Level.NOTE, RULE, message, way_out, fix=Replacement(place, new))


def _renamed(value: Value, old: OldNames) -> Value:
    if isinstance(value, list):
        return [_renamed(each, old) for each in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Value] = {}
    for name, part in value.items():
        new = old.names.get(name, name)
        if new == name or new not in value:
            made[new] = _renamed(part, old.within(name))
    return made


def _moved(spans: Mapping[Pointer, Span], moved: Mapping[Pointer, str]) -> dict[Pointer, Span]:
    return {_at(pointer, moved): span for pointer, span in spans.items()}


def _at(pointer: Pointer, moved: Mapping[Pointer, str]) -> Pointer:
    return tuple(moved.get(pointer[: depth + 1], step) for depth, step in enumerate(pointer))
