from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence_kinds import CountsAs, kinds_counting_as
from persona_handbook.model.persona import Persona
from persona_handbook.reading.phrasing import alternatives, in_words


@rule(
    title="Data check without data",
    why="A data check compares a claim with what customers did. An interview or a survey only shows what they said.",
    source="Denzin 1970, The Research Act: check one source with another kind of source.",
    bad="""
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01]
    checked_against:
      - {source: p-02, verdict: supports}
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    good="""
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    about=Persona,
)
def hearsay_check(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find checks whose source is a conversation or a supplement."""
    for claim in persona.claims():
        for check in claim.checked_against:
            source = given.handbook.evidence_by_id.get(check.source)
            if source and not source.is_data:
                wrong = gettext(
                    "The claim `%(claim)s` is checked against `%(source)s`, which is not data (%(kind)s).",
                    claim=claim.id,
                    source=source.id,
                    kind=gettext(in_words(source.kind)),
                )
                kinds = alternatives(kinds_counting_as(CountsAs.DATA))
                way_out = gettext(
                    "Move the source to `evidence`, or to `against` if it disagrees, and check the claim against "
                    "%(kinds)s.",
                    kinds=kinds,
                )
                yield Problem(check.place.at("source"), wrong, way_out)
