"""Journeys: the stages and steps of a persona, from a first doubt to a decision, or through the first weeks of use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.dates.partial_date import PartialDate
from persona_handbook.model.part import Part
from persona_handbook.model.review import AcceptedException, Review, Section


@dataclass(frozen=True, kw_only=True)
class Actor(Part):
    """Someone who takes part in a journey besides its persona."""

    id: str
    name: str
    persona: str | None = None


@dataclass(frozen=True, kw_only=True)
class Path(Part):
    """One of the alternative paths where a journey forks."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Metric(Part):
    """A measure of how well a stage works."""

    name: str
    value: str | float | None = None
    target: str | float | None = None
    as_of: PartialDate | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class StepPain(Part):
    """A pain point at a step, and its severity (1 to 5)."""

    text: str
    severity: int | None = None


@dataclass(frozen=True, kw_only=True)
class Opportunity(Part):
    """A possible improvement at a step, its owner and its metric."""

    id: str
    text: str
    owner: str | None = None
    metric: str | None = None
    link: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step(Part):
    """One step, and the feeling, from 1 (worst) to 5 (best)."""

    action: str
    when: str | None = None
    goal: str | None = None
    note: str | None = None
    feeling: float | None = None
    emotion: str | None = None
    thought: str | None = None
    touchpoint: str | None = None
    channel: str | None = None
    actors: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    pains: tuple[StepPain, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    moment_of_truth: bool = False
    backstage: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stage(Part):
    """A stage of the journey, named in the customer's words, with the persona's claims that apply to it."""

    id: str
    name: str
    goal: str | None = None
    duration: str | None = None
    claims: tuple[str, ...] = ()
    drop_out: str | None = None
    moves_on: str | None = None
    metrics: tuple[Metric, ...] = ()
    paths: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Journey(Part):
    """The journey map of one persona, from one file."""

    id: str
    title: str
    persona: str
    kind: str
    status: str = "active"
    owner: str | None = None
    tags: tuple[str, ...] = ()
    created: dt.date | None = None
    lang: str | None = None
    state: str = "current"
    compares_to: str | None = None
    scenario: str | None = None
    goal: str | None = None
    starts_when: str | None = None
    ends_when: str | None = None
    actors: tuple[Actor, ...] = ()
    paths: tuple[Path, ...] = ()
    stages: tuple[Stage, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_every: int | None = None
    exceptions: tuple[AcceptedException, ...] = ()
    sections: tuple[Section, ...] = ()

    def steps(self) -> Iterator[Step]:
        """Yield every step of every stage, in order."""
        for stage in self.stages:
            yield from stage.steps

    def claims_in_play(self) -> frozenset[str]:
        """Return the IDs of the persona's claims that are linked to a stage."""
        return frozenset(claim for stage in self.stages for claim in stage.claims)

    def actor_ids(self) -> frozenset[str]:
        """Return the IDs that a step may name: the journey's actors and its persona."""
        return frozenset(actor.id for actor in self.actors) | {self.persona}
