"""How far two personas say the same of what people do, need and suffer from: by content, not by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

ALIKE = 0.5
WORD = re.compile(r"[^\W\d_]{3,}")
SAYS_LITTLE = frozenset(
    [
        *("and", "the", "for", "that", "with", "from", "they", "their", "them", "this", "when", "which", "what", "who"),
        *("are", "was", "has", "have", "not", "but", "all", "one", "out", "can", "into", "about", "more", "than"),
        *("und", "der", "die", "das", "den", "dem", "ein", "eine", "einen", "mit", "von", "für", "auf", "ist", "sich"),
        *("nicht", "auch", "wenn", "bei", "aus", "zum", "zur", "des", "sie", "wird", "oder"),
    ]
)
ENDINGS = re.compile(r"(?:ing|ed|es|s|en|er|e|n)$")


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
        likeness, nearest = max(((_likeness(claim, each), -place) for place, each in enumerate(theirs)), default=(0, 0))
        if likeness >= ALIKE:
            pairs.append((claim, theirs.pop(-nearest)))
    fewer = min(len(ours), len(_compared(other)))
    return Overlap(100 * len(pairs) // fewer if fewer else 0, tuple(pairs), tuple(theirs))


def _compared(persona: Persona) -> tuple[AnyClaim, ...]:
    return (*persona.jobs, *persona.behaviors, *persona.pains)


def _likeness(one: AnyClaim, other: AnyClaim) -> float:
    ours, theirs = _stems(one.words), _stems(other.words)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


@lru_cache(maxsize=4096)
def _stems(texts: tuple[str, ...]) -> frozenset[str]:
    words = (word.lower() for text in texts for word in WORD.findall(text))
    return frozenset(ENDINGS.sub("", word) for word in words if word not in SAYS_LITTLE)
