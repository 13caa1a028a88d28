"""`one-kind-of-data`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Checked against one kind of data only",
    why="Analytics say what happened, tickets what hurt, sales calls what was feared; each is blind to the others.",
    source="Triangulation: Norman Denzin, The Research Act.",
    bad="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    good="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
)
def one_kind_of_data(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose claims were checked against analytics, tickets, calls or experiments alone."""
    sources = (check.source for claim in persona.claims() for check in claim.checked_against)
    known = [given.handbook.evidence_by_id[each] for each in sources if each in given.handbook.evidence_by_id]
    kinds = {each.kind for each in known if each.is_data}
    if len(kinds) == 1:
        wrong = f"The claims about “{persona.name}” were checked against {kinds.pop()} only."
        yield Problem(
            persona.place.at("name"),
            wrong,
            "Check one against another kind: analytics, support-tickets or sales-calls.",
        )
