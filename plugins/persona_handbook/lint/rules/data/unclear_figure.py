"""`unclear-figure`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import FIGURE
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Figure that is filed as unclear",
    why="A figure points somewhere. Filed as unclear, one that contradicts the claim goes unnoticed.",
    source="Our own: a check counts once it says which way its figure points.",
    bad="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: unclear, finding: 2 of 40 callers told of a late part.}
""",
    good="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: unclear, finding: Callers were not asked about it.}
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def unclear_figure(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find checks that leave a claim unclear although they give a figure."""
    for claim in persona.claims():
        for check in claim.checked_against:
            if check.verdict == "unclear" and FIGURE.search(check.finding or ""):
                wrong = f"A figure is given for the claim `{claim.id}`, and the verdict leaves open what it shows."
                way_out = (
                    "Say under `verdict` whether it supports or contradicts the claim; unclear checks earn nothing."
                )
                yield Problem(check.place.at("verdict"), wrong, way_out)
