"""`verdict-against-figure`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona

SPEAKS_AGAINST = re.compile(
    r"\b(?:only \d|just \d|none of|no one|nobody|fewer than|hardly any|not one|"
    r"nur \d|keine[rs]?\b|niemand|kaum)|(?:^|[^\d.,])0 (?:of|%|percent|von|prozent)",
    re.IGNORECASE,
)


@rule(
    title="Verdict does not match the figure",
    why="A wrong verdict presents a contradiction as support.",
    source="Our own: wording such as “only 2 of 900” or “none” rarely supports a claim.",
    bad="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: Only 2 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
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
    draft=Level.NOTE,
)
def verdict_against_figure(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find checks with the verdict `supports` whose figure contradicts the claim."""
    for claim in persona.claims():
        said = " ".join(claim.texts)
        for check in claim.checked_against:
            found = SPEAKS_AGAINST.search(check.finding or "") if check.verdict == "supports" else None
            if found and not SPEAKS_AGAINST.search(said):
                wrong = f"The claim `{claim.id}` is marked as supported, but the check says “{found[0].strip()}”."
                way_out = "Read the figure again. If it contradicts the claim, set `verdict: contradicts`."
                yield Problem(check.place.at("finding"), wrong, way_out)
