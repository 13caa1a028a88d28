"""A configuration merged from several files, as one document in which each part has a place in its own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from persona_handbook.finding import Location
from persona_handbook.reading.yaml.document import Document
from persona_handbook.reading.yaml.value import Pointer, Value
from persona_handbook.settings.inheritance import Inherited
from persona_handbook.settings.node import NodePlace, as_handbook_data, places


@dataclass(frozen=True)
class SiteDocument(Document):
    """A document whose parts can come from different files."""

    names: Mapping[Pointer, NodePlace] = field(default_factory=dict, repr=False)
    parts: Mapping[Pointer, NodePlace] = field(default_factory=dict, repr=False)

    @property
    def pointers(self) -> Iterable[Pointer]:
        """The pointers to all values."""
        return self.parts

    def value_at(self, pointer: Pointer) -> Location:
        """Return the location of a value, or of the nearest enclosing part."""
        while pointer and pointer not in self.parts:
            pointer = pointer[:-1]
        return _location(self.parts[pointer]) if pointer else self.key_at(())

    def key_at(self, pointer: Pointer) -> Location:
        """Return the location of a field name or list item; for `()`, the start of the file."""
        while pointer:
            place = self.names.get(pointer) or self.parts.get(pointer)
            if place:
                return _location(place)
            pointer = pointer[:-1]
        return self.source.location(0, 0)

    def source_text(self, pointer: Pointer) -> str:
        """Return a value as written in its file."""
        place = self.parts.get(pointer)
        return place.source.text[slice(*place.span)] if place else ""


def site_document(inherited: Inherited) -> SiteDocument:
    """Create the document of a configuration; its data are None if one of its files cannot be read."""
    data: dict[str, Value] | None = None
    names: dict[Pointer, NodePlace] = {}
    parts: dict[Pointer, NodePlace] = {}
    if inherited.fields:
        read = as_handbook_data(inherited.fields)
        data = read if isinstance(read, dict) else None
        for pointer, name, value in places(inherited.fields):
            parts[pointer] = value
            if name:
                names[pointer] = name
    return SiteDocument(inherited.source, data, tuple(inherited.findings), names=names, parts=parts)


def _location(place: NodePlace) -> Location:
    return place.source.location(*place.span)
