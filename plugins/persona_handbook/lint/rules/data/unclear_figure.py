"""`unclear-figure`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import FIGURE
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Inconclusive check with a figure",
    why="A figure usually supports or contradicts a claim. Marked as unclear, a contradiction goes unnoticed.",
    source="Our own: a check counts if its verdict is `supports` or `contradicts`.",
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
    """Find checks with a figure and the verdict `unclear`."""
    for claim in persona.claims():
        for check in claim.checked_against:
            if check.verdict == "unclear" and FIGURE.search(check.finding or ""):
                wrong = f"A check of the claim `{claim.id}` gives a figure, but the verdict is `unclear`."
                way_out = "Set `verdict` to `supports` or `contradicts`. Unclear checks earn no points."
                yield Problem(check.place.at("verdict"), wrong, way_out)
