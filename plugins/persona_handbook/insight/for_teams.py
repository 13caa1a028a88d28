"""What each team needs from the personas: the claims it works with, most important first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from persona_handbook.insight.standing import ClaimStanding, Standing, how_known
from persona_handbook.model.claim import AnyClaim, JobStory, Objection, Pain
from persona_handbook.model.consent.gate import Verbatim, shown_verbatims
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Opportunity, Step
from persona_handbook.model.persona import Persona

PRODUCT, MARKETING, SALES, SUPPORT = "product", "marketing", "sales", "support"
CLAIMS_FOR = {
    PRODUCT: ("pains", "jobs", "needs", "accessibility"),
    MARKETING: ("channels", "triggers", "alternatives", "motivations", "goals"),
    SALES: ("objections", "criteria", "influencers", "alternatives"),
    SUPPORT: ("churn_risks", "pains", "needs", "delights"),
}
AFTER_THE_PURCHASE = ("onboarding", "usage", "service", "renewal")
LOW = 2
STRENGTH = (
    Standing.SUPPORTED,
    Standing.SEEN,
    Standing.SEEN_ONCE,
    Standing.HEARD,
    Standing.HEARD_ONCE,
    Standing.RECORDS,
    Standing.ASSUMED,
    Standing.CONTRADICTED,
)


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim of a persona, and its standing."""

    persona: Persona
    claim: AnyClaim
    known: ClaimStanding


@dataclass(frozen=True, slots=True)
class PlacedOpportunity:
    """An opportunity, and its step of the journey."""

    persona: Persona | None
    journey: Journey
    step: Step
    number: int
    opportunity: Opportunity


@dataclass(frozen=True, slots=True)
class LowPoint:
    """A step with a low feeling."""

    persona: Persona | None
    journey: Journey
    step: Step
    number: int


def served(handbook: Handbook) -> tuple[Persona, ...]:
    """Return the active personas except anti-personas, primary ones first."""
    active = [each for each in handbook.active_personas() if not each.is_anti]
    return tuple(sorted(active, key=lambda each: (each.role != "primary", each.id)))


def handbook_for_product(handbook: Handbook, product: str) -> Handbook:
    """Return a handbook with the personas and journeys of one product, or of none (an empty text), and all evidence."""
    personas = tuple(each for each in handbook.personas if (each.product or "") == product)
    ids = {each.id for each in personas}
    return replace(
        handbook, personas=personas, journeys=tuple(each for each in handbook.journeys if each.persona in ids)
    )


def not_served(handbook: Handbook) -> tuple[Persona, ...]:
    """Return the active anti-personas."""
    return tuple(each for each in handbook.personas if each.is_anti and each.status == "active")


def claims_for(team: str, handbook: Handbook) -> dict[str, tuple[KnownClaim, ...]]:
    """Return the claims that a team works with, by field; empty fields are omitted."""
    found = {field: _told(field, handbook) for field in CLAIMS_FOR.get(team, ())}
    return {field: told for field, told in found.items() if told}


def placed_opportunities(handbook: Handbook, wanted: Callable[[Opportunity], bool]) -> tuple[PlacedOpportunity, ...]:
    """Return the opportunities of active journeys, lowest steps first."""
    found = [
        PlacedOpportunity(handbook.persona_by_id.get(journey.persona), journey, step, number, opportunity)
        for journey, number, step in _steps(handbook)
        for opportunity in step.opportunities
        if wanted(opportunity)
    ]
    return tuple(sorted(found, key=lambda each: each.step.feeling or 3))


def low_points(handbook: Handbook) -> tuple[LowPoint, ...]:
    """Return the low points after the purchase, lowest first."""
    found = [
        LowPoint(handbook.persona_by_id.get(journey.persona), journey, step, number)
        for journey, number, step in _steps(handbook)
        if journey.kind in AFTER_THE_PURCHASE and step.feeling is not None and step.feeling <= LOW
    ]
    return tuple(sorted(found, key=lambda each: each.step.feeling or 0))


def active_quotes(handbook: Handbook, today: dt.date) -> tuple[Verbatim, ...]:
    """Return the verbatim quotes with consent from interviews that an active persona cites."""
    cited = dict.fromkeys(each.id for persona in served(handbook) for each in handbook.evidence_of(persona))
    evidence = [handbook.evidence_by_id[each] for each in cited]
    return tuple(quoted for each in evidence for quoted in shown_verbatims(each, handbook, today))


def _told(field: str, handbook: Handbook) -> tuple[KnownClaim, ...]:
    told = [
        KnownClaim(persona, claim, how_known(claim, handbook))
        for persona in served(handbook)
        for claim in persona.claim_lists()[field]
    ]
    return tuple(sorted(told, key=lambda each: (-_weight(each.claim), STRENGTH.index(each.known.standing))))


def _weight(claim: AnyClaim) -> float:
    """Return the weight of a claim.

    That of a job is its importance and the lack of satisfaction (Ulwick, What Customers Want, 2005), that of a pain its
    severity. An objection with an answer weighs more than one without, because it can be used today.
    """
    if isinstance(claim, JobStory):
        importance, satisfaction = claim.importance or 0, claim.satisfaction or 0
        return importance + max(importance - satisfaction, 0)
    if isinstance(claim, Objection):
        return 1 if claim.answer else 0
    return claim.severity or 0 if isinstance(claim, Pain) else 0


def _steps(handbook: Handbook) -> Iterator[tuple[Journey, int, Step]]:
    for journey in handbook.journeys:
        if journey.status == "active" and journey.state == "current":
            yield from ((journey, number, step) for number, step in enumerate(journey.steps(), start=1))
