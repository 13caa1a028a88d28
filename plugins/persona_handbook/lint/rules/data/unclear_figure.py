from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.figures import has_figure
from persona_handbook.insight.saying.shares import shares_in
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.finder import Finder
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
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
def unclear_figure(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find checks that leave a claim unclear although they give a figure."""
    in_words = word_finder("number", persona, given)
    for claim in persona.claims():
        for check in claim.checked_against:
            finding = check.finding or ""
            if check.verdict == "unclear" and _tells_figure(finding, in_words):
                wrong = gettext(
                    "A check of the claim `%(claim)s` gives a figure, but the verdict is `unclear`.", claim=claim.id
                )
                way_out = gettext("Set `verdict` to `supports` or `contradicts`. Unclear checks earn no points.")
                yield Problem(check.place.at("verdict"), wrong, way_out)


def _tells_figure(finding: str, in_words: Finder) -> bool:
    return has_figure(finding) or any(shares_in(finding)) or bool(in_words.search(finding))
