from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence


@rule(
    title="Unused evidence",
    why="Unused interviews are wasted, or the persona misses what they found.",
    source="Lincoln and Guba 1985, Naturalistic Inquiry: an audit trail shows how each source was used.",
    bad="""
# personas/evidence/p-06.yaml like personas/evidence/p-05.yaml
title: Interview with P-06
participant: P-06
answers:
  problem: {says: 'A lift stood still, and three men with it.'}
  tried_before: {says: A calendar on the wall.}
  almost_stopped: {says: The price of a month.}
  would_leave: {says: Being asked to pay twice.}
""",
    good="""
# personas/evidence/p-06.yaml like personas/evidence/p-05.yaml
title: Interview with P-06
participant: P-06
answers:
  problem: {says: 'A lift stood still, and three men with it.'}
  tried_before: {says: A calendar on the wall.}
  almost_stopped: {says: The price of a month.}
  would_leave: {says: Being asked to pay twice.}
# personas/buyer.yaml
goals:
  - {id: lift-never-idle, text: No lift stands still., evidence: [p-06]}
""",
    about=Evidence,
    active=Level.NOTE,
    draft=Level.NOTE,
    waits_for=("persona", "journey"),
)
def unused_evidence(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find evidence that no persona or journey cites."""
    if not given.handbook.mentions_of("evidence", evidence.id):
        wrong = gettext("“%(evidence)s” is not cited.", evidence=evidence.title)
        way_out = gettext("Cite it where it supports a claim or a step.")
        if evidence.is_study:
            way_out = gettext("Add it as `study` to the evidence files that belong to it.")
        yield Problem(evidence.place.at("title"), wrong, way_out)
