from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.meant_ids import CandidateKey, id_key
from persona_handbook.model.handbook import Handbook

BESIDE_A_NUMBER = 2


@rule(
    title="Pseudonym written in two ways",
    why="Interviews with one person count as one only if the pseudonym is the same. If not, they count as two.",
    source="GDPR 2016, article 4 (5): pseudonyms; our own: people count, not interviews.",
    bad="""
# personas/evidence/p-06.yaml
kind: interview
title: Second interview with P-03
date: 2026-07-09
participant: P03
answers: {problem: {says: The phone never stops.}, would_leave: {says: A second phone.}}
""",
    good="""
# personas/evidence/p-06.yaml
kind: interview
title: Second interview with P-03
date: 2026-07-09
participant: P-03
answers: {problem: {says: The phone never stops.}, would_leave: {says: A second phone.}}
""",
    about=Handbook,
    active=Level.WARNING,
)
def differing_pseudonym(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find pseudonyms that differ from another one only in case, zeros, signs or the words around the number."""
    named = [each for each in handbook.evidence if each.participant]
    counts = Counter(str(each.participant) for each in named)
    usual: dict[CandidateKey, str] = {}
    for said, _ in counts.most_common():
        usual.setdefault(_key(said), said)
    for each in named:
        meant = usual[_key(str(each.participant))]
        if meant != each.participant:
            yield _problem(each, meant)


def _key(said: str) -> CandidateKey:
    """Return what makes pseudonyms equal: the letter and the number, also with a word before them."""
    key = id_key(said)
    return key[-BESIDE_A_NUMBER:] if key and isinstance(key[-1], int) else key


def _problem(evidence: Evidence, meant: str) -> Problem:
    wrong = gettext(
        "The participant `%(said)s` counts as another person than `%(meant)s`.", said=evidence.participant, meant=meant
    )
    way_out = gettext("If they are the same person, write `participant: %(meant)s`.", meant=meant)
    return Problem(evidence.place.at("participant"), wrong, way_out)
