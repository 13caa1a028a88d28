from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.freshness import looks_at_news
from persona_handbook.insight.saying.origins import MODEL_NAMED
from persona_handbook.insight.standing import speaks_of
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.model.review import Review

AUTOMATIC = re.compile(
    rf"\b(?:\w+[-_]?)?bot\b|\bautomat\w*|\bscript\b|\bci\b|\bgithub[- ]actions\b|自動|{MODEL_NAMED.pattern}",
    re.IGNORECASE,
)
CLAIMS_BY_CHANCE = 1  # with which other evidence may share a word


@rule(
    title="Review without evidence",
    why="A review without evidence is only a date.",
    source="Our own: a review compares a persona with evidence.",
    bad="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change}
""",
    good="""
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=(Persona, Journey),
    active=Level.WARNING,
    draft=None,
    waits_for=("evidence",),
)
def review_looked_at_nothing(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find the newest review if it cites no evidence or no new evidence."""
    newest_review = max(file.reviews, key=lambda each: each.date, default=None)
    if newest_review and not newest_review.looked_at:
        wrong = gettext("The review of %(date)s cites no evidence.", date=newest_review.date)
        yield Problem(newest_review.place.at("date"), wrong, gettext("Add `looked_at:` with the IDs of the evidence."))
    elif newest_review and file.created and newest_review.date <= file.created:
        wrong = gettext(
            "The review of %(date)s is not later than the day the file was created.", date=newest_review.date
        )
        way_out = gettext("Review it when there is evidence from after that day.")
        yield Problem(newest_review.place.at("date"), wrong, way_out)
    elif newest_review and not looks_at_news(file, newest_review, given.handbook):
        wrong = gettext(
            "The review of %(date)s cites only evidence from before the previous review.", date=newest_review.date
        )
        way_out = gettext("Review newer evidence: an interview, tickets or figures since then.")
        yield Problem(newest_review.place.at("looked_at"), wrong, way_out)
    elif newest_review and isinstance(file, Persona) and _is_about_others(file, newest_review, given):
        wrong = gettext(
            "The review of %(date)s cites only evidence that this persona does not cite, about other topics.",
            date=newest_review.date,
        )
        way_out = gettext("Compare the persona with evidence about its own claims.")
        yield Problem(newest_review.place.at("looked_at"), wrong, way_out, Level.NOTE)
    elif newest_review and (found := AUTOMATIC.search(newest_review.by or "")):
        wrong = gettext("The review of %(date)s is by “%(by)s”.", date=newest_review.date, by=found[0])
        way_out = gettext("Let a person compare it with evidence.")
        yield Problem(newest_review.place.at("by"), wrong, way_out, Level.NOTE)


def _is_about_others(persona: Persona, review: Review, given: Given) -> bool:
    known = given.handbook.evidence_by_id
    seen = [known[each] for each in review.looked_at if each in known]
    cited = {each.path for each in given.handbook.evidence_of(persona)}
    if any(each.path in cited for each in seen):
        return False
    return all(
        sum(speaks_of(each, claim, given.handbook) for claim in persona.claims()) <= CLAIMS_BY_CHANCE for each in seen
    )
