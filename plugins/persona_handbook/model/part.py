"""The place of each part of a file, so that findings about a persona, claim or step have a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.finding import Location
from persona_handbook.reading.yaml.document import Document, Pointer, Value


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file: the document, and the pointer to the part."""

    document: Document
    pointer: Pointer = ()

    @property
    def path(self) -> str:
        """The file, relative to the handbook's root."""
        return self.document.path

    @property
    def whole(self) -> Location:
        """The start of this part: its key or list item."""
        return self.document.key_at(self.pointer)

    def at(self, *steps: str | int) -> Location:
        """Return the location of the value of a field (or list item) in this part."""
        return self.document.value_at(self.pointer + steps)

    def key(self, *steps: str | int) -> Location:
        """Return the location of the name of a field in this part."""
        return self.document.key_at(self.pointer + steps)

    def into(self, *steps: str | int) -> Place:
        """Return the place of a part of this part."""
        return Place(self.document, self.pointer + steps)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Base of all parts of the model: the place of the part, and its extension fields (`x-`)."""

    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file, relative to the handbook's root."""
        return self.place.path
