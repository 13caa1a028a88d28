from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.pseudonyms import same_person
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook


@rule(
    title="Pseudonym written in two ways",
    why="Pseudonyms that differ only in spelling, or in words next to the number, count as one person.",
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
    active=Level.NOTE,
)
def differing_pseudonym(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find pseudonyms that count as one person and are written in different ways."""
    named = [each for each in handbook.evidence if each.participant]
    usual: dict[str, str] = {}
    for said, _ in Counter(str(each.participant) for each in named).most_common():
        usual.setdefault(same_person(said), said)
    for each in named:
        meant = usual[same_person(each.participant)]
        if meant != each.participant:
            yield _problem(each, meant)


def _problem(evidence: Evidence, meant: str) -> Problem:
    wrong = gettext(
        "The participants `%(said)s` and `%(meant)s` count as one person.", said=evidence.participant, meant=meant
    )
    way_out = gettext(
        "If they are one, write `participant: %(meant)s`. If not, give them different numbers.", meant=meant
    )
    return Problem(evidence.place.at("participant"), wrong, way_out)
