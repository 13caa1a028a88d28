from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.arithmetic import COUNT, NEAR, PERCENT, percents
from persona_handbook.insight.saying.shares import shares_in
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

WHOLE = 100


@rule(
    title="Figure without a source",
    why="A figure looks counted. Readers quote it, and nobody can say where it comes from.",
    source="Wilkinson and the APA Task Force 1999, Statistical Methods in Psychology Journals: say how it was counted.",
    bad="""
pains:
  - id: late-parts
    text: 83% of all parts come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
""",
    good="""
pains:
  - id: late-parts
    text: 31% of all parts come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
""",
    about=(Persona, Journey),
    active=Level.NOTE,
    draft=Level.NOTE,
)
def unsourced_figure(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find shares in claims that no cited evidence contains, and metrics with a figure and no source."""
    if isinstance(file, Persona):
        for claim in file.claims():
            yield from _of_claim(claim, given)
        return
    metrics = [each for stage in file.stages for each in stage.metrics]
    bare = [each for each in metrics if not each.source and any(map(str.isdigit, str(each.value or "")))]
    if bare:
        names = ", ".join(f"“{each.name}”" for each in bare)
        wrong = gettext("Metrics with a value and without a source: %(names)s.", names=names)
        yield Problem(bare[0].place.at("value"), wrong, gettext("Add `source` with the evidence or the report."))


def _of_claim(claim: AnyClaim, given: Given) -> Iterator[Problem]:
    told = " ".join(claim.texts)
    if not (PERCENT.search(told) or COUNT.search(told)):
        return
    names = (*claim.evidence, *(each.source for each in claim.checked_against))
    known = given.handbook.evidence_by_id
    held = [each for name in names if name in known for each in percents(known[name])]
    held += [each.percent for check in claim.checked_against for each in shares_in(check.finding or "")]
    found = [each for each in shares_in(told) if each.percent < WHOLE]
    if found and not any(abs(each.percent - other) <= NEAR for each in found for other in held):
        wrong = gettext("The claim `%(claim)s` contains a figure that its evidence does not contain.", claim=claim.id)
        yield Problem(claim.place.at("id"), wrong, gettext("Cite the source of the figure, or write what was heard."))
