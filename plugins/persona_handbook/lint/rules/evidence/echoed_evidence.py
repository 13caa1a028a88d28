from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import comparable_words, holds
from persona_handbook.insight.standing import ECHO, repeats_claim
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona

WORDS_ENOUGH = 12
SAME_WORDS = 0.6


@rule(
    title="Evidence that repeats the claim",
    why=(
        "An answer in the claim's own words was written from the persona, or the claim copies one "
        "person's sentence. Neither is evidence."
    ),
    source=f"This handbook; texts with a resemblance of {ECHO:g} or more (Broder 1997) count as the same.",
    bad="""
goals:
  - {id: lift-never-idle, text: No lift of mine may stand still for a day., evidence: [p-04]}
# personas/evidence/p-04.yaml
answers:
  problem: {says: 'A lift stood still for a day, and the customer called twice before noon.'}
  tried_before: {says: 'A bigger store room with boxes in the order of the week.'}
  almost_stopped: {says: 'No time to change anything while cars and parts come in.'}
  would_leave: {says: No lift of mine may stand still for a day.}
""",
    good="""
goals:
  - {id: lift-never-idle, text: Every lift is in use from seven to five., evidence: [p-04]}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def echoed_evidence(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims that repeat a cited conversation word for word."""
    for claim in persona.claims():
        for index, name in enumerate(claim.evidence):
            evidence = given.handbook.evidence_by_id.get(name)
            if evidence and repeats_claim(evidence, claim, given.handbook):
                wrong = gettext(
                    "`%(name)s` repeats the claim `%(claim)s` almost word for word, so it does not count.",
                    name=name,
                    claim=claim.id,
                )
                way_out = gettext(
                    "Reword the claim to state what several people have in common, and "
                    "keep the participant's answer as it was said."
                )
                yield Problem(claim.place.at("evidence", index), wrong, way_out)
        yield from _figures_before_the_claim(claim)


def _figures_before_the_claim(claim: AnyClaim) -> Iterator[Problem]:
    """Find figures that repeat a long claim with a number before it."""
    said = " ".join(claim.texts)
    for check in claim.checked_against:
        if len(comparable_words(said)) >= WORDS_ENOUGH and holds(check.finding or "", said, SAME_WORDS):
            wrong = gettext(
                "The figure from `%(source)s` repeats the claim `%(claim)s` almost word for word.",
                source=check.source,
                claim=claim.id,
            )
            way_out = gettext("Write what the data counted, in the words of the data.")
            yield Problem(check.place.at("finding"), wrong, way_out, Level.NOTE)
