"""How far a persona rests on what was heard and counted, from 0 to 100."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from persona_handbook.dates.days import months_after
from persona_handbook.insight.freshness import freshness, newest
from persona_handbook.insight.standing import Standing, how_known, interviewed
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

PEOPLE_POINTS, CLAIM_POINTS, CHECK_POINTS, FRESH_POINTS = 30, 40, 20, 10
PEOPLE_FOR_ALL, CHECKS_FOR_ALL, MONTHS_FRESH = 10, 3, 24
WORTH = {
    Standing.ASSUMED: 0.0,
    Standing.REPORTED: 0.5,
    Standing.HEARD_ONCE: 0.5,
    Standing.HEARD: 1.0,
    Standing.BACKED: 1.0,
    Standing.CONTRADICTED: 0.0,
}
STEPS = {75: "validated", 40: "grounded", 0: "hypothesis"}
FORMULA = (
    ("People", PEOPLE_POINTS, f"people interviewed, {PEOPLE_FOR_ALL} for all points"),
    ("Claims", CLAIM_POINTS, "share of claims heard from several or backed by data; heard once counts half"),
    ("Checks", CHECK_POINTS, f"claims checked against data, {CHECKS_FOR_ALL} for all points"),
    ("Freshness", FRESH_POINTS, f"half for a review that is not overdue, half for a talk within {MONTHS_FRESH} months"),
)


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a persona rests on, and the points that it gets for it; a persona that claims nothing gets none."""

    claims: int
    well_known: int
    people: int
    points: tuple[int, int, int, int]

    @property
    def score(self) -> int:
        """The points together, from 0 to 100."""
        return sum(self.points)

    @property
    def step(self) -> str:
        """The name of the score: hypothesis, grounded or validated."""
        return step_of(self.score)

    @property
    def words(self) -> str:
        """What is behind the score, as a reader reads it."""
        if not self.claims:
            return "nothing claimed yet"
        return f"{self.well_known} of {self.claims} claims backed by data or heard from several people"


def grounding(persona: Persona, handbook: Handbook, today: dt.date) -> Grounding:
    """Reckon the grounding of a persona on a day.

    Source: this handbook's own scale, after the criteria by which Nielsen Norman Group and Cooper tell a researched
    persona from a proto-persona; `FORMULA` is shown beside it.
    """
    known = [how_known(claim, handbook) for claim in persona.claims()]
    people = len(interviewed(handbook.evidence_of(persona)))
    well_known = sum(WORTH[each.standing] == 1 for each in known)
    if not known:
        return Grounding(0, 0, people, (0, 0, 0, 0))
    checked = sum(bool(each.checks) and each.standing is not Standing.CONTRADICTED for each in known)
    points = (
        _share(PEOPLE_POINTS, people / PEOPLE_FOR_ALL),
        _share(CLAIM_POINTS, sum(WORTH[each.standing] for each in known) / len(known)),
        _share(CHECK_POINTS, checked / CHECKS_FOR_ALL),
        _fresh_points(persona, handbook, today),
    )
    return Grounding(len(known), well_known, people, points)


def overall(groundings: Iterable[Grounding]) -> int | None:
    """Give the mean score of personas, rounded down; None where there is none."""
    scores = [each.score for each in groundings]
    return sum(scores) // len(scores) if scores else None


def step_of(score: int) -> str:
    """Give the name of a score."""
    return next(name for least, name in STEPS.items() if score >= least)


def _share(points: int, share: float) -> int:
    return int(points * min(share, 1))


def _fresh_points(persona: Persona, handbook: Handbook, today: dt.date) -> int:
    fresh = freshness(persona, today)
    talk = newest(tuple(each for each in handbook.evidence_of(persona) if each.is_conversation))
    reviewed = fresh.last is not None and not fresh.overdue
    recent = talk is not None and months_after(talk.date.last_day, MONTHS_FRESH) >= today
    return _share(FRESH_POINTS, (reviewed + recent) / 2)
