"""The evidence score of a persona, from 0 to 100: the confidence in the claims that a persona needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import islice, product

from persona_handbook.dates.days import months_after
from persona_handbook.insight.confidence import MONTHS_RECENT, Assessment, Confidence, confidence_in
from persona_handbook.insight.counting import counts, says_something
from persona_handbook.insight.freshness import freshness, looks_at_news, newest
from persona_handbook.insight.repetition.overlap import ALIKE, likeness_of_claims
from persona_handbook.insight.standing import Standing, gist, how_known, people_of
from persona_handbook.message import gettext_noop
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import DECIDING_ROLES, Persona

MARKS = {
    Confidence.HIGH: Fraction(1),
    Confidence.MODERATE: Fraction(7, 10),
    Confidence.LOW: Fraction(4, 10),
    Confidence.VERY_LOW: Fraction(1, 10),
}
PEOPLE_NEEDED = 5
PEOPLE_OPTION = ("too-few-interviews", "min")
SUPPORTED_FROM, WELL_SUPPORTED_FROM = 40, 75
WAYS_TRIED = 64
STEPS = {
    WELL_SUPPORTED_FROM: gettext_noop("well supported"),
    SUPPORTED_FROM: gettext_noop("supported"),
    0: gettext_noop("hypothesis"),
}


Assessed = tuple[AnyClaim, Assessment]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a persona must answer: its name, its fields, and how many of the best claims count."""

    name: str
    fields: tuple[str, ...]
    best: int


FOR_ALL = (
    Question(gettext_noop("Job"), ("jobs",), 1),
    Question(gettext_noop("Behaviors"), ("behaviors",), 3),
    Question(gettext_noop("Pain points"), ("pains",), 3),
)
FOR_BUYERS = (
    Question(gettext_noop("Triggers"), ("triggers",), 1),
    Question(gettext_noop("Alternatives"), ("alternatives",), 2),
    Question(gettext_noop("Influencers"), ("influencers",), 1),
    Question(gettext_noop("Objections"), ("objections",), 2),
    Question(gettext_noop("Decision criteria"), ("criteria",), 2),
)
FOR_USERS = (Question(gettext_noop("Needs or goals"), ("needs", "goals"), 2),)
QUESTIONS = (*FOR_ALL, *FOR_BUYERS, *FOR_USERS)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its best claims, the confidence in each, and its mark from 0 to 1."""

    question: Question
    claims: tuple[Assessed, ...]
    mark: Fraction


class Ceiling(Enum):
    """A limit of the score, and the reason."""

    FEW_PEOPLE = SUPPORTED_FROM - 1, gettext_noop("too few people were interviewed")
    HOLLOW_EVIDENCE = SUPPORTED_FROM - 1, gettext_noop("it cites evidence without content")
    UNEXPLAINED = SUPPORTED_FROM - 1, gettext_noop("data contradict a claim, and no reason explains why it is kept")
    NO_DATA = WELL_SUPPORTED_FROM - 1, gettext_noop("no claim is supported by data")
    NEVER_REVIEWED = WELL_SUPPORTED_FROM - 1, gettext_noop("no review cites new evidence")
    OVERDUE = WELL_SUPPORTED_FROM - 1, gettext_noop("its review is overdue")
    OLD_TALKS = WELL_SUPPORTED_FROM - 1, gettext_noop("the newest conversation is older than 24 months")

    @property
    def limit(self) -> int:
        """The maximum score."""
        return self.value[0]

    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """The score of a persona: the marks of the questions, and the ceilings."""

    answered: tuple[Answered, ...]
    ceilings: tuple[Ceiling, ...]
    people: int
    claims: int
    well_known: int

    @property
    def earned(self) -> int:
        """The mean mark of the questions in percent, rounded down, before ceilings."""
        return int(100 * sum(each.mark for each in self.answered) / len(self.answered)) if self.answered else 0

    @property
    def score(self) -> int:
        """The score, from 0 to 100."""
        return min((self.earned, *(each.limit for each in self.ceilings)))

    @property
    def step(self) -> str:
        """The name of the score: hypothesis, supported or well supported."""
        return step_of(self.score)

    @property
    def held_down_by(self) -> tuple[Ceiling, ...]:
        """The ceilings below the earned score."""
        return tuple(each for each in self.ceilings if each.limit < self.earned)


@dataclass(frozen=True, slots=True)
class Overall:
    """The score of a handbook: that of its weakest active persona, and the mean."""

    weakest: int
    mean: int


def evidence_score(persona: Persona, handbook: Handbook, today: dt.date) -> EvidenceScore:
    """Calculate the score of a persona on a date.

    Source: our own scale, based on the confidence of GRADE-CERQual (Lewin et al. 2018). Claims without evidence and
    repeated claims neither add nor subtract.
    """
    assessed = {claim.id: confidence_in(claim, handbook, today) for claim in persona.claims()}
    lists = persona.claim_lists()
    asked = {
        question: [(claim, assessed[claim.id]) for field in question.fields for claim in lists[field]]
        for question in questions_for(persona, handbook)
    }
    answered = max(_ways_to_answer(asked), key=lambda way: sum(each.mark for each in way))
    levels = [each.confidence for each in assessed.values()]
    return EvidenceScore(
        answered,
        tuple(_ceilings(persona, handbook, today)),
        len(people_of(persona, handbook)),
        len(levels),
        sum(level is not None and level >= Confidence.MODERATE for level in levels),
    )


def questions_for(persona: Persona, handbook: Handbook) -> tuple[Question, ...]:
    """Return the questions that a persona must answer; they differ for buyers and users."""
    decides = not DECIDING_ROLES.isdisjoint(persona.buying_roles)
    stands_for = persona.stands_for or handbook.settings.stands_for
    stands_for = "both" if stands_for == "user" and decides else stands_for
    of_buyers = FOR_BUYERS if stands_for in {"buyer", "both"} else ()
    of_users = FOR_USERS if stands_for in {"user", "both"} else ()
    return (*FOR_ALL, *of_buyers, *of_users)


def overall(scores: Iterable[EvidenceScore]) -> Overall | None:
    """Return the score of a handbook from those of its active personas; None if there are none."""
    found = [each.score for each in scores]
    return Overall(min(found), sum(found) // len(found)) if found else None


def step_of(score: int) -> str:
    """Return the name of a score."""
    return next(name for least, name in STEPS.items() if score >= least)


def _answered(question: Question, claims: list[Assessed]) -> Answered:
    earning = sorted((each for each in claims if _mark(each[1])), key=lambda each: -_mark(each[1]))
    best = _best(earning, question.best)
    return Answered(question, best, _sum(best) / question.best)


def _ways_to_answer(asked: Mapping[Question, list[Assessed]]) -> Iterator[tuple[Answered, ...]]:
    """Yield the ways to assign claims to questions, so that a claim in several lists answers only one of them."""
    shared: dict[frozenset[str], set[Question]] = {}
    for question, claims in asked.items():
        for claim, _ in claims:
            shared.setdefault(gist(claim), set()).add(question)
    several = {words: [each for each in asked if each in at] for words, at in shared.items() if words and len(at) > 1}
    for chosen in islice(product(*several.values()), WAYS_TRIED):
        place = dict(zip(several, chosen, strict=True))
        yield tuple(
            _answered(question, [each for each in claims if place.get(gist(each[0]), question) is question])
            for question, claims in asked.items()
        )


def _best(claims: Sequence[Assessed], number: int) -> tuple[Assessed, ...]:
    """Return the claims with the highest marks, up to a number, without repeated claims.

    Args:
        claims: those with the highest marks first
        number: how many are chosen
    """
    if not claims or not number:
        return ()
    first, rest = claims[0], claims[1:]
    others = [each for each in rest if likeness_of_claims(first[0], each[0]) < ALIKE]
    with_first = (first, *_best(others, number - 1))
    return with_first if len(others) == len(rest) else max(with_first, _best(rest, number), key=_sum)


def _sum(claims: Iterable[Assessed]) -> Fraction:
    return sum((_mark(each) for _, each in claims), Fraction(0))


def _mark(assessment: Assessment) -> Fraction:
    return MARKS[assessment.confidence] if assessment.confidence is not None else Fraction(0)


def _ceilings(persona: Persona, handbook: Handbook, today: dt.date) -> Iterator[Ceiling]:
    evidence = handbook.evidence_of(persona)
    known = [how_known(claim, handbook) for claim in persona.claims()]
    fresh = freshness(persona, today)
    talk = newest(tuple(each for each in evidence if each.is_conversation and counts(each, handbook)))
    if len(people_of(persona, handbook)) < handbook.settings.option(*PEOPLE_OPTION, PEOPLE_NEEDED):
        yield Ceiling.FEW_PEOPLE
    if any(not counts(each, handbook) and not each.is_study for each in evidence):
        yield Ceiling.HOLLOW_EVIDENCE
    if any(
        check.verdict == "contradicts" and not says_something(check.why_kept) for each in known for check in each.checks
    ):
        yield Ceiling.UNEXPLAINED
    if not any(each.standing is Standing.SUPPORTED for each in known):
        yield Ceiling.NO_DATA
    if fresh.last is None or not looks_at_news(persona, fresh.last, handbook, that_counts=True):
        yield Ceiling.NEVER_REVIEWED
    elif fresh.overdue:
        yield Ceiling.OVERDUE
    if talk and months_after(talk.date.last_day, MONTHS_RECENT) < today:
        yield Ceiling.OLD_TALKS
