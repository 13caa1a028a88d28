from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.figures import has_figure
from persona_handbook.insight.saying.shares import shares_in
from persona_handbook.insight.standing import is_beyond_sample
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.finder import Finder
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

SMALL = 5
FACTOR = 3


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
    options={
        "share": Option(SMALL, "percentage below which a share contradicts a claim without a figure"),
        "factor": Option(FACTOR, "how many times smaller a share may be than the share in the claim"),
    },
)
def verdict_against_figure(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find checks that support a claim with a figure that goes against it: by its words, or by its share."""
    yield from _beyond_the_sample(persona, given)
    few = word_finder("few", persona, given)
    for claim in persona.claims():
        said = " ".join(claim.texts)
        if few.search(said):
            continue
        for check in claim.checked_against:
            found = _against(check.finding or "", said, few, given) if check.verdict == "supports" else None
            if found:
                wrong = gettext(
                    "The claim `%(claim)s` is marked as supported, but the check says “%(found)s”.",
                    claim=claim.id,
                    found=found,
                )
                way_out = gettext("Read the figure again. If it contradicts the claim, set `verdict: contradicts`.")
                yield Problem(check.place.at("finding"), wrong, way_out)


def _beyond_the_sample(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find checks that count more cases than the sample of their source has."""
    for claim in persona.claims():
        for check in claim.checked_against:
            source = given.handbook.evidence_by_id.get(check.source)
            told = (each.whole for each in shares_in(check.finding or ""))
            beyond = next((each for each in told if source and is_beyond_sample(each, source)), None)
            if source and beyond:
                wrong = gettext(
                    "A check of `%(claim)s` counts %(beyond)s cases, but `%(source)s` has %(sample)s.",
                    claim=claim.id,
                    beyond=f"{beyond:g}",
                    source=source.id,
                    sample=source.sample,
                )
                yield Problem(
                    check.place.at("finding"), wrong, gettext("Correct the finding, or the `sample` of the source.")
                )


def _against(finding: str, said: str, few: Finder, given: Given) -> str | None:
    word = few.search(finding)
    if word:
        return word[0].strip()
    claimed, counted = next(shares_in(said), None), next(shares_in(finding), None)
    if counted is None:
        return None
    most, factor = given.options["share"], given.options["factor"]
    if claimed is None:
        return finding if counted.percent < most and not has_figure(said) else None
    return finding if claimed.percent > factor * counted.percent else None
