"""Where a part of a file stands: what lets every persona, claim and step point at its own line."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.finding import Location
from persona_handbook.reading.yaml.document import Document, Pointer


@dataclass(frozen=True, slots=True)
class Place:
    """One part of one file: the file, and the way from its top to the part."""

    document: Document
    pointer: Pointer = ()

    @property
    def path(self) -> str:
        """The file, relative to the handbook's root."""
        return self.document.path

    @property
    def whole(self) -> Location:
        """The beginning of this part: its key, or its place in the list."""
        return self.document.key_at(self.pointer)

    def at(self, *steps: str | int) -> Location:
        """Give the location of the value of a field (or of a list's item) within this part."""
        return self.document.value_at(self.pointer + steps)

    def key(self, *steps: str | int) -> Location:
        """Give the location of a field's name within this part."""
        return self.document.key_at(self.pointer + steps)

    def into(self, *steps: str | int) -> Place:
        """Give the place of a part within this part."""
        return Place(self.document, self.pointer + steps)
