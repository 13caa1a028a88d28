"""How far two personas say the same of what people do, need and suffer from: by content, not by name."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.insight.likeness import overlap_of, stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two personas share: pairs of claims that say the same, and what only the other one says."""

    share: int
    pairs: tuple[tuple[AnyClaim, AnyClaim], ...]
    only_other: tuple[AnyClaim, ...]


def overlap(one: Persona, other: Persona) -> Overlap:
    """Compare the jobs, behaviors and pains of two personas.

    Returns:
        the share, in per cent, of the claims of the one with fewer that the other one makes too; claims are alike if
        half of their telling words are (the Jaccard index of their stems, Jaccard 1901)
    """
    ours, theirs = _compared(one), list(_compared(other))
    pairs: list[tuple[AnyClaim, AnyClaim]] = []
    for claim in ours:
        likeness, nearest = max(
            ((likeness_of_claims(claim, each), -place) for place, each in enumerate(theirs)), default=(0, 0)
        )
        if likeness >= ALIKE:
            pairs.append((claim, theirs.pop(-nearest)))
    fewer = min(len(ours), len(_compared(other)))
    return Overlap(100 * len(pairs) // fewer if fewer else 0, tuple(pairs), tuple(theirs))


def _compared(persona: Persona) -> tuple[AnyClaim, ...]:
    return (*persona.jobs, *persona.behaviors, *persona.pains)


def likeness_of_claims(one: AnyClaim, other: AnyClaim) -> float:
    """Compare what two claims say, from 0 to 1, by the stems of their telling words."""
    return overlap_of(stems(one.words), stems(other.words))
