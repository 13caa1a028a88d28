"""A place that cites the handbook."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.finding import Location


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place outside the handbook's files that cites a part of it.

    `kind` is persona, journey, evidence or claim. The ID of a claim includes its persona: `workshop-owner/late-parts`.
    `is_found` is whether the handbook has that part.
    """

    location: Location
    kind: str
    id: str
    is_found: bool = True

    @property
    def persona(self) -> str:
        """The ID of the cited persona; empty if the citation is of something else."""
        return self.id.partition("/")[0] if self.kind in {"persona", "claim"} else ""
