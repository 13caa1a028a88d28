from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import says_something
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Claim contradicted by data",
    why="When interviews and data disagree, the data win. Keeping the claim leads to wrong decisions.",
    source=(
        "Our own: where data and a claim disagree, the data win. Opposing view: Chapman and Milham 2006 argue that no "
        "data can refute a persona."
    ),
    bad="""
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01]
    checked_against:
      - {source: order-log, verdict: contradicts, finding: 2 of 100 parts came late.}
decisions:
  - {id: call-at-noon, team: support, decision: Call back before noon., because: [calls-back]}
""",
    good="""
pains:
  - id: late-parts
    text: Two parts in a hundred come late.
    evidence: [p-01]
    checked_against:
      - {source: order-log, verdict: supports, finding: 2 of 100 parts came late.}
""",
    about=Persona,
    draft=Level.WARNING,
)
def contradicted_by_data(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find claims with the verdict `contradicts`."""
    for claim in persona.claims():
        for check in claim.checked_against:
            if check.verdict == "contradicts":
                wrong = gettext("Data contradict the claim `%(claim)s`.", claim=claim.id)
                if check.finding:
                    figure = check.finding.rstrip(".")
                    wrong = gettext("Data contradict the claim `%(claim)s`: %(figure)s.", claim=claim.id, figure=figure)
                if says_something(check.why_kept):
                    way_out = gettext("Reword the claim once you know what both the data and the interviews show.")
                    yield Problem(check.place.at("verdict"), wrong, way_out, Level.WARNING)
                else:
                    way_out = gettext("Reword the claim to match the data, delete it, or add `why_kept` with a reason.")
                    yield Problem(check.place.at("verdict"), wrong, way_out)
