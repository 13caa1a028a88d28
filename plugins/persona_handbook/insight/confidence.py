"""The confidence in a claim: high, moderate, low or very low, with the causes in words.

Source: GRADE-CERQual (Lewin et al. 2018), whose four components are adequacy, limitations, coherence and relevance. A
claim starts at high and loses one level for each component with a concern.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from persona_handbook.dates.days import months_after
from persona_handbook.insight.counting import says_something
from persona_handbook.insight.repetition.reused_quotes import reused_quotes
from persona_handbook.insight.standing import SEEN, ClaimStanding, Standing, how_known
from persona_handbook.message import Message, gettext, gettext_noop, ngettext
from persona_handbook.model.claim import AnyClaim, Behavior
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

PEOPLE_ENOUGH = 3
DISSENT_AT_MOST = 3
FIELDS_ABOUT_BUYING = ("triggers", "alternatives", "influencers", "objections", "criteria")
MONTHS_RECENT = 24


class Confidence(IntEnum):
    """Level of confidence in a claim, lowest first."""

    VERY_LOW = 0
    LOW = 1
    MODERATE = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The level in words."""
        return self.name.lower().replace("_", " ")

    @property
    def phrase(self) -> Message:
        """The level as shown after a claim."""
        return gettext(WORDS[self])


WORDS = {
    Confidence.VERY_LOW: gettext_noop("very low confidence"),
    Confidence.LOW: gettext_noop("low confidence"),
    Confidence.MODERATE: gettext_noop("moderate confidence"),
    Confidence.HIGH: gettext_noop("high confidence"),
}


class Component(Enum):
    """A component of the assessment."""

    ADEQUACY = "adequacy"
    LIMITS = "limits"
    COHERENCE = "coherence"
    RELEVANCE = "relevance"


class Concern(Enum):
    """A reason for lower confidence: its component, and its phrase if that contains no number."""

    ONE_PERSON = Component.ADEQUACY, "one person"
    FEW_PEOPLE = Component.ADEQUACY, "few people"
    NOBODY_QUOTED = Component.ADEQUACY, gettext_noop("no quote supports it")
    RECORDS_ONLY = Component.LIMITS, gettext_noop("all evidence is from records")
    ONLY_TOLD = Component.LIMITS, gettext_noop("the behavior was reported, but not observed or counted")
    ONE_DAY = Component.LIMITS, gettext_noop("all evidence is from one day")
    ONE_INTERVIEWER = Component.LIMITS, gettext_noop("all evidence is from one interviewer")
    FROM_MEMORY = Component.LIMITS, gettext_noop("all evidence was written from memory")
    CONTRADICTED = Component.COHERENCE, gettext_noop("data contradict it")
    UNEXPLAINED = Component.COHERENCE, gettext_noop("evidence contradicts it, and no reason explains why it is kept")
    WIDE_DISSENT = Component.COHERENCE, gettext_noop("a third or more of the people who mention it disagree")
    NEVER_BOUGHT = Component.RELEVANCE, gettext_noop("all evidence is from people who never bought")
    OLD = Component.RELEVANCE, "old"

    @property
    def component(self) -> Component:
        """The component of the concern."""
        return self.value[0]

    def phrase(self, number: int | None) -> Message:
        """Return the phrase with its number."""
        if number is None:
            return gettext(self.value[1])
        if self is Concern.OLD:
            return ngettext(
                "all evidence is older than %(num)s month",
                "all evidence is older than %(num)s months",
                number,
            )
        return ngettext("only %(num)s person mentions it", "only %(num)s people mention it", number)


OF_ONE_ORIGIN = {Concern.ONE_DAY, Concern.ONE_INTERVIEWER, Concern.FROM_MEMORY}


@dataclass(frozen=True, slots=True)
class Cause:
    """A concern about a claim, with the number in its phrase."""

    concern: Concern
    number: int | None = None

    @property
    def phrase(self) -> Message:
        """The cause in words."""
        return self.concern.phrase(self.number)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The confidence in a claim (None if it is assumed), and the causes that lowered it."""

    confidence: Confidence | None
    causes: tuple[Cause, ...]

    @property
    def word(self) -> str:
        """The confidence in a word; a claim without evidence that counts is assumed."""
        return self.confidence.word if self.confidence is not None else Standing.ASSUMED.value


def confidence_in(claim: AnyClaim, handbook: Handbook, today: dt.date) -> Assessment:
    """Assess a claim on a date."""
    known = how_known(claim, handbook)
    persona = handbook.persona_by_path.get(claim.place.path)
    causes = tuple(_causes(claim, known, persona, handbook, today))
    if known.standing is Standing.CONTRADICTED:
        return Assessment(Confidence.VERY_LOW, (Cause(Concern.CONTRADICTED), *causes))
    if known.standing is Standing.ASSUMED:
        return Assessment(None, ())
    return Assessment(Confidence(max(Confidence.HIGH - len(_components(causes)), 0)), causes)


def _components(causes: tuple[Cause, ...]) -> set[Component]:
    """Return the components with concerns, each of which lowers the confidence by one level.

    Few participants and a common origin count as one concern, so that a third participant of the same origin never
    lowers the confidence.
    """
    concerns = {cause.concern for cause in causes}
    independent = {concern.component for concern in concerns - OF_ONE_ORIGIN}
    shared = {concern.component for concern in concerns & OF_ONE_ORIGIN}
    return independent if Component.ADEQUACY in independent else independent | shared


def unexplained(claim: AnyClaim) -> bool:
    """Return whether evidence or data contradict a claim and no reason is given for keeping it."""
    reasons = [each.why_kept for each in claim.against]
    reasons += [check.why_kept for check in claim.checked_against if check.verdict == "contradicts"]
    return not all(map(says_something, reasons))


def dissent_is_wide(known: ClaimStanding) -> bool:
    """Return whether a third or more of the people who mention a claim disagree with it."""
    speakers = {*known.participants, *known.dissenters}
    return bool(known.dissenters) and DISSENT_AT_MOST * len(known.dissenters) >= len(speakers)


def _causes(
    claim: AnyClaim, known: ClaimStanding, persona: Persona | None, handbook: Handbook, today: dt.date
) -> Iterator[Cause]:
    yield from _adequacy(known, handbook)
    yield from _limits(claim, known)
    yield from _coherence(claim, known)
    yield from _relevance(claim, known, persona, handbook, today)


def _adequacy(known: ClaimStanding, handbook: Handbook) -> Iterator[Cause]:
    if known.standing is Standing.SUPPORTED:
        return
    voices = max(len(known.participants), known.observed)
    if 0 < voices < PEOPLE_ENOUGH:
        yield Cause(Concern.ONE_PERSON if voices == 1 else Concern.FEW_PEOPLE, voices)
    reused = handbook.once(reused_quotes)
    quotes = (each for source in known.speaking for each in verbatims(source))
    if not any(says_something(each.text) and (each.evidence.path, each.text) not in reused for each in quotes):
        yield Cause(Concern.NOBODY_QUOTED)


def _limits(claim: AnyClaim, known: ClaimStanding) -> Iterator[Cause]:
    if known.standing is Standing.RECORDS:
        yield Cause(Concern.RECORDS_ONLY)
    talks = [each for each in known.speaking if each.is_conversation]
    if isinstance(claim, Behavior) and talks and known.standing not in {*SEEN, Standing.SUPPORTED}:
        yield Cause(Concern.ONLY_TOLD)
    many_told_it_all = len(known.participants) >= PEOPLE_ENOUGH and len(talks) == len(known.speaking)
    if many_told_it_all and known.standing is not Standing.SUPPORTED:
        yield from (Cause(concern) for concern in of_one_origin(talks))


def of_one_origin(talks: Sequence[Evidence]) -> Iterator[Concern]:
    """Yield what conversations have in common: the date, the interviewer, or notes from memory only."""
    if len({each.date.text for each in talks}) == 1 and talks[0].date.is_a_day:
        yield Concern.ONE_DAY
    if len({_in_any_order(each.by or "") for each in talks}) == 1 and talks[0].by:
        yield Concern.ONE_INTERVIEWER
    if {each.recorded for each in talks} == {"memory"}:
        yield Concern.FROM_MEMORY


def _in_any_order(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"[^\W_]+", name.casefold())))


def _coherence(claim: AnyClaim, known: ClaimStanding) -> Iterator[Cause]:
    if unexplained(claim):
        yield Cause(Concern.UNEXPLAINED)
    if dissent_is_wide(known):
        yield Cause(Concern.WIDE_DISSENT)


def _is_of_a_buyer(claim: AnyClaim, persona: Persona, handbook: Handbook) -> bool:
    """Return whether a claim is one of a buyer, or one about buying if no participant of the persona ever bought."""
    stands_for = persona.stands_for or handbook.settings.stands_for
    if stands_for != "both":
        return stands_for == "buyer"
    is_said = bool(persona.stands_for) or handbook.settings.place("stands_for") is not None
    talks = [each for each in handbook.evidence_of(persona) if each.is_conversation]
    nobody_bought = all(each.relation == "never" for each in talks)
    return is_said and nobody_bought and claim.place.pointer[:1] in {(field,) for field in FIELDS_ABOUT_BUYING}


def _relevance(
    claim: AnyClaim, known: ClaimStanding, persona: Persona | None, handbook: Handbook, today: dt.date
) -> Iterator[Cause]:
    buys = persona is not None and _is_of_a_buyer(claim, persona, handbook)
    relations = [each.relation for each in known.speaking if each.is_conversation]
    if (
        buys
        and relations
        and known.standing is not Standing.SUPPORTED
        and all(relation == "never" for relation in relations)
    ):
        yield Cause(Concern.NEVER_BOUGHT)
    sources = [handbook.evidence_by_id[check.source] for check in known.counted]
    newest = max((each.date.last_day for each in (*known.speaking, *sources)), default=None)
    if newest and months_after(newest, MONTHS_RECENT) < today:
        yield Cause(Concern.OLD, MONTHS_RECENT)
