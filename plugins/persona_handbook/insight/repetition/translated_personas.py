"""Finds personas that are translations of another one of the same handbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.insight.repetition.overlap import Overlap
from persona_handbook.insight.repetition.translations import KeptByTranslation, are_as_long, may_translate, told_in
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

SAME_EVIDENCE = 0.5
CLAIMS_TO_JUDGE = 4


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A persona that others may translate: its index, its claims, and what a translation would keep of them."""

    place: int
    claims: tuple[AnyClaim, ...]
    told: KeptByTranslation


def translated_persona(personas: Sequence[Persona]) -> dict[int, tuple[int, Overlap]]:
    """Return, by index, the earlier persona of which each persona is a translation, and the claims they share.

    Both have as many jobs, behaviors and pains, in languages that differ and with texts of similar length; they cite
    the same evidence for half of them, or share numbers and words alike.
    """
    seen: dict[tuple[int, int, int], dict[str, list[_Candidate]]] = defaultdict(lambda: defaultdict(list))
    found: dict[int, tuple[int, Overlap]] = {}
    for place, persona in enumerate(personas):
        key = (len(persona.jobs), len(persona.behaviors), len(persona.pains))
        claims = _told(persona)
        told = told_in([" ".join(claim.texts) for claim in claims]) if sum(key) >= CLAIMS_TO_JUDGE else None
        if told is None:
            continue
        here = _Candidate(place, claims, told)
        others = (each for language, them in seen[key].items() if language != told.language for each in them)
        first = min((each for each in others if _translates(here, each)), key=lambda each: each.place, default=None)
        if first is None:
            seen[key][told.language].append(here)
        else:
            found[place] = first.place, Overlap(100, tuple(zip(first.claims, claims, strict=True)), ())
    return found


def _translates(one: _Candidate, other: _Candidate) -> bool:
    pairs = [*zip(one.claims, other.claims, strict=True)]
    same = sum(bool(ours.evidence) and set(ours.evidence) == set(theirs.evidence) for ours, theirs in pairs)
    cites_the_same = same >= SAME_EVIDENCE * len(pairs)
    return (cites_the_same and are_as_long(one.told, other.told)) or may_translate(one.told, other.told)


def _told(persona: Persona) -> tuple[AnyClaim, ...]:
    return (*persona.jobs, *persona.behaviors, *persona.pains)
