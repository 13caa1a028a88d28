"""How far the jobs, behaviors and pains of two personas overlap, by content and not by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from persona_handbook.insight.likeness import overlap_of, stems
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Overlap:
    """The overlap of two personas: pairs of similar claims, and the claims of only one."""

    share: int
    pairs: tuple[tuple[AnyClaim, AnyClaim], ...]
    only_other: tuple[AnyClaim, ...]


def overlap(one: Persona, other: Persona) -> Overlap:
    """Compare the jobs, behaviors and pains of two personas.

    Returns:
        the percentage of the claims of the persona with fewer claims that the other one shares; claims are similar if
            at least
        half of their content words are equal (Jaccard index of their stems, Jaccard 1901)
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


def sharing(personas: Sequence[Persona]) -> list[list[int]]:
    """Return, for each persona, the indexes of the earlier ones with at least one common claim.

    Similar claims share two of their rarest stems (prefix filtering: Chaudhuri, Ganti and Kaushik 2006; with two stems:
    Wang, Li and Feng 2012). Only those are compared, so that the effort grows with the number of personas and not with
    its square.
    """
    claims = [[stems(claim.texts) for claim in _compared(each)] for each in personas]
    often = Counter(stem for each in claims for found in each for stem in found)
    rank = {stem: place for place, stem in enumerate(sorted(often, key=lambda stem: (often[stem], stem)))}
    seen: dict[tuple[int, ...], list[tuple[int, frozenset[str]]]] = defaultdict(list)
    near: list[list[int]] = []
    for place, each in enumerate(claims):
        keyed = [(found, _keys(found, rank)) for found in each]
        others = {
            other
            for found, keys in keyed
            for key in keys
            for other, stems_there in seen.get(key, ())
            if overlap_of(found, stems_there) >= ALIKE
        }
        near.append(sorted(others))
        for found, keys in keyed:
            for key in keys:
                seen[key].append((place, found))
    return near


def _keys(found: frozenset[str], rank: Mapping[str, int]) -> list[tuple[int, ...]]:
    """Return keys of which two similar sets share at least one: pairs of rare stems, or the stems of small sets."""
    ordered = sorted(rank[stem] for stem in found)
    fewest = ceil(ALIKE * len(ordered))
    pairs = combinations(ordered[: len(ordered) - fewest + 2], 2)
    return [*pairs, *((stem,) for stem in ordered if len(ordered) <= 2)]


def _compared(persona: Persona) -> tuple[AnyClaim, ...]:
    return (*persona.jobs, *persona.behaviors, *persona.pains)


def likeness_of_claims(one: AnyClaim, other: AnyClaim) -> float:
    """Return the similarity of two claims, from 0 to 1, by the stems of their content words."""
    return overlap_of(stems(one.texts), stems(other.texts))
