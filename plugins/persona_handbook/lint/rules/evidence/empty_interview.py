from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import ANSWERS_ENOUGH, WORDS_ENOUGH, Gap, counting
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence


@rule(
    title="Interview without content",
    why="A file that only records that a conversation took place supports no claim.",
    source="Tong, Sainsbury and Craig 2007 (COREQ, items 29 to 31): support findings with what participants said.",
    bad="""
# personas/evidence/p-06.yaml
kind: interview
title: Interview with P-06
date: 2026-07-09
participant: P-06
answers:
  problem: {says: Late again.}
# personas/buyer.yaml
stands_for: user
goals:
  - {id: quiet-desk, text: A quiet desk before eight., evidence: [p-03, p-06]}
""",
    good="""
# personas/evidence/p-06.yaml
kind: interview
title: Interview with P-06
date: 2026-07-09
participant: P-06
answers:
  problem: {says: The desk is loud all morning.}
  would_leave: {says: A phone that rings on every desk.}
# personas/buyer.yaml
stands_for: user
goals:
  - {id: quiet-desk, text: A quiet desk before eight., evidence: [p-06]}
""",
    about=Evidence,
)
def empty_interview(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations with too little content to count; an error if an active persona cites one."""
    gap = given.handbook.once(counting).gaps.get(evidence.path)
    if gap is Gap.EMPTY:
        cited = any(each.status == "active" for each in given.handbook.personas_citing(evidence))
        wrong = gettext("“%(evidence)s” has too little text to count as a conversation.", evidence=evidence.title)
        way_out = gettext(
            "Answer %(answers)s of the four questions in a few words each, or add %(words)s words of what was said.",
            answers=ANSWERS_ENOUGH,
            words=WORDS_ENOUGH,
        )
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.ERROR if cited else Level.WARNING)
    elif gap is Gap.LINK_ALONE:
        wrong = gettext("“%(evidence)s” only links to a conversation, so it does not count.", evidence=evidence.title)
        way_out = gettext("Add at least one theme to an answer, or one sentence to `findings`.")
        yield Problem(evidence.place.at("link"), wrong, way_out, Level.WARNING)
