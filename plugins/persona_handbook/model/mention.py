"""References between personas, evidence, journeys and claims."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.finding import Location
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.document import Pointer

File = Persona | Evidence | Journey


@dataclass(frozen=True, slots=True)
class Mention:
    """An ID in a file that refers to something else.

    `target` is the kind of thing that it refers to: persona, evidence, journey, claim, actor, path or rule.
    """

    file: File
    pointer: Pointer
    target: str
    id: str

    @property
    def location(self) -> Location:
        """The location of the ID."""
        return self.file.place.at(*self.pointer)

    @property
    def field(self) -> str:
        """The top-level field that contains the ID, such as `pains` or `stages`."""
        return str(self.pointer[0])

    @property
    def part(self) -> object:
        """The part of the file, such as a claim or a stage, that contains the ID; else the file itself."""
        if len(self.pointer) > 1 and isinstance(self.pointer[1], int):
            return getattr(self.file, self.field)[self.pointer[1]]
        return self.file
