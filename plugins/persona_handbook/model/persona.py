"""Personas: customers described by their behavior and decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args, get_origin, get_type_hints

from persona_handbook.model.claim import (
    Alternative,
    AnyClaim,
    Behavior,
    Claim,
    Influencer,
    JobStory,
    Objection,
    Pain,
    Skill,
)
from persona_handbook.model.part import Part
from persona_handbook.model.review import AcceptedException, Review, Section
from persona_handbook.model.scale_point import ScalePoint

READER_QUESTIONS = ("believable", "consistent", "complete", "clear", "relatable", "useful")
# of a persona's buying roles, those that make it a buyer
DECIDING_ROLES = frozenset({"decider", "approver"})


@dataclass(frozen=True, kw_only=True)
class Share(Part):
    """The percentage of a whole that the persona represents."""

    value: float
    of: str
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Demographic(Part):
    """A trait such as an age, and how it changes the persona's behavior."""

    trait: str
    value: str
    matters_because: str | None = None


@dataclass(frozen=True, kw_only=True)
class Motto(Part):
    """A quote in a persona's file, from outside the interviews."""

    text: str
    evidence: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Result(Part):
    """The result of a decision: what was measured, and whether the expectation was met."""

    verdict: str
    date: dt.date | None = None
    finding: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(Part):
    """A team's decision based on the persona, and the claims behind it."""

    id: str
    team: str
    decision: str
    because: tuple[str, ...] = ()
    date: dt.date | None = None
    link: str | None = None
    expected: str | None = None
    result: Result | None = None


@dataclass(frozen=True, kw_only=True)
class ReaderTest(Part):
    """What readers of the page thought of it: the number of readers, and the mean of each question from 1 to 5."""

    date: dt.date
    people: int
    believable: float | None = None
    consistent: float | None = None
    complete: float | None = None
    clear: float | None = None
    relatable: float | None = None
    useful: float | None = None
    note: str | None = None

    def ratings(self) -> dict[str, float]:
        """Return the means that are known, by question."""
        means = {name: getattr(self, name) for name in READER_QUESTIONS}
        return {name: mean for name, mean in means.items() if mean is not None}


@dataclass(frozen=True, kw_only=True)
class Portrait(Part):
    """A picture with its alternative text."""

    image: str
    alt: str
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Persona(Part):
    """One kind of customer, from one file."""

    id: str
    name: str
    status: str
    summary: str
    short_name: str | None = None
    product: str | None = None
    role: str | None = None
    why_not: str | None = None
    replaced_by: str | None = None
    stands_for: str | None = None
    buying_roles: tuple[str, ...] = ()
    variant_of: str | None = None
    created: dt.date | None = None
    lang: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    not_this: str | None = None
    share: Share | None = None
    context: tuple[Claim, ...] = ()
    jobs: tuple[JobStory, ...] = ()
    behaviors: tuple[Behavior, ...] = ()
    pains: tuple[Pain, ...] = ()
    goals: tuple[Claim, ...] = ()
    needs: tuple[Claim, ...] = ()
    motivations: tuple[Claim, ...] = ()
    responsibilities: tuple[Claim, ...] = ()
    delights: tuple[Claim, ...] = ()
    measured_by: tuple[Claim, ...] = ()
    skills: tuple[Skill, ...] = ()
    tools: tuple[Claim, ...] = ()
    triggers: tuple[Claim, ...] = ()
    criteria: tuple[Claim, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    influencers: tuple[Influencer, ...] = ()
    objections: tuple[Objection, ...] = ()
    channels: tuple[Claim, ...] = ()
    churn_risks: tuple[Claim, ...] = ()
    accessibility: tuple[Claim, ...] = ()
    scales: tuple[ScalePoint, ...] = ()
    demographics: tuple[Demographic, ...] = ()
    quotes: tuple[Motto, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reviews: tuple[Review, ...] = ()
    readers: tuple[ReaderTest, ...] = ()
    review_every: int | None = None
    portrait: Portrait | None = None
    exceptions: tuple[AcceptedException, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def called(self) -> str:
        """What it is called where there is little room."""
        return self.short_name or self.name

    @property
    def is_anti(self) -> bool:
        """Whether this is an anti-persona: a customer that we decided not to serve."""
        return self.role == "anti"

    def claim_lists(self) -> dict[str, tuple[AnyClaim, ...]]:
        """Return all lists of claims by field, in the order of the schema, including empty ones."""
        return {name: getattr(self, name) for name in CLAIM_FIELDS}

    def claims(self) -> Iterator[AnyClaim]:
        """Yield the claims of all lists."""
        for claims in self.claim_lists().values():
            yield from claims

    def claim(self, claim_id: str) -> AnyClaim | None:
        """Return the claim with this id, or None."""
        return next((claim for claim in self.claims() if claim.id == claim_id), None)


def _is_claim_list(hint: object) -> bool:
    return get_origin(hint) is tuple and issubclass(get_args(hint)[0], AnyClaim)


CLAIM_FIELDS = tuple(name for name, hint in get_type_hints(Persona).items() if _is_claim_list(hint))
