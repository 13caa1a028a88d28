"""A slip of the pen: what is told of it, and how reading goes on."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.finding import Finding, Replacement


@dataclass(frozen=True, slots=True)
class Slip:
    """A finding, and the edits with which reading goes on; where what was meant is a guess, its lines are doubtful."""

    finding: Finding
    repairs: tuple[Replacement, ...]
    doubtful: tuple[int, int] | None = None


def slip(finding: Finding) -> Slip:
    """Go on as the finding advises."""
    return Slip(finding, (finding.edit,) if finding.edit else ())
