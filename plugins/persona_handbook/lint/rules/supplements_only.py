"""`supplements-only`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Numbers and desk research, and no conversation",
    why="Surveys and analytics tell how many; only a conversation tells why, and in which words.",
    source="Nielsen Norman Group: personas need qualitative research at their core.",
    bad="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
    evidence: [order-log]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
  - id: calls-back
    text: Calls the customer back at noon.
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    good="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
    evidence: [p-01, p-02, p-03, p-04, order-log]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-05]
  - id: calls-back
    text: Calls the customer back at noon.
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    about=Persona,
    draft=Level.WARNING,
    waits_for=("evidence",),
    silences=("too-few-interviews",),
)
def supplements_only(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona that cites evidence, and no conversation among it."""
    evidence = given.handbook.evidence_of(persona)
    if evidence and not any(each.is_conversation for each in evidence):
        kinds = ", ".join(sorted({each.kind for each in evidence}))
        wrong = f"“{persona.name}” rests on {kinds} alone: nobody was talked with."
        yield Problem(persona.place.at("name"), wrong, "Interview at least five customers, and cite the interviews.")
