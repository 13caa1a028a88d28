"""Small mistakes: the finding, and the edits with which reading continues."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.finding import Finding, Replacement


@dataclass(frozen=True, slots=True)
class Slip:
    """A finding, and the edits with which reading continues; if they are a guess, `doubtful` lists the lines."""

    finding: Finding
    repairs: tuple[Replacement, ...]
    doubtful: tuple[int, int] | None = None


def slip(finding: Finding) -> Slip:
    """Continue with the edit that the finding advises."""
    return Slip(finding, (finding.edit,) if finding.edit else ())
