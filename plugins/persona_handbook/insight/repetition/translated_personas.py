"""Finds personas that are translations of another one of the same handbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from persona_handbook.insight.repetition.overlap import Overlap
from persona_handbook.insight.repetition.translations import are_as_long, may_translate
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

SAME_EVIDENCE = 0.5
CLAIMS_TO_JUDGE = 4


def translated_persona(personas: Sequence[Persona]) -> dict[int, tuple[int, Overlap]]:
    """Return, by index, the earlier persona of which each persona is a translation, and the claims they share.

    Both have as many jobs, behaviors and pains, in languages that differ and with texts of similar length; they cite
    the same evidence for half of them, or share numbers and words alike.
    """
    seen: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    found: dict[int, tuple[int, Overlap]] = {}
    for place, persona in enumerate(personas):
        key = (len(persona.jobs), len(persona.behaviors), len(persona.pains))
        if sum(key) >= CLAIMS_TO_JUDGE:
            first = next((other for other in seen[key] if _translates(persona, personas[other])), None)
            if first is None:
                seen[key].append(place)
            else:
                found[place] = first, Overlap(100, tuple(zip(_told(personas[first]), _told(persona), strict=True)), ())
    return found


def _translates(one: Persona, other: Persona) -> bool:
    pairs = [*zip(_told(one), _told(other), strict=True)]
    same = sum(bool(ours.evidence) and set(ours.evidence) == set(theirs.evidence) for ours, theirs in pairs)
    ours, theirs = ([" ".join(claim.texts) for claim in _told(each)] for each in (one, other))
    return (same >= SAME_EVIDENCE * len(pairs) and are_as_long(ours, theirs)) or may_translate(ours, theirs)


def _told(persona: Persona) -> tuple[AnyClaim, ...]:
    return (*persona.jobs, *persona.behaviors, *persona.pains)
