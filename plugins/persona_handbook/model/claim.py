"""Claims: what a handbook says of a persona, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


@dataclass(frozen=True, kw_only=True)
class DataCheck:
    """What a source of data says about a claim: `supports`, `contradicts` or `unclear`, and the figure in words."""

    source: str
    verdict: str
    finding: str | None = None
    why_kept: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """Evidence that speaks against a claim: what it says, and why the claim is kept all the same."""

    source: str
    says: str | None = None
    why_kept: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence about a persona, with the evidence and the data behind it."""

    id: str
    text: str
    evidence: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    checked_against: tuple[DataCheck, ...] = ()
    against: tuple[Dissent, ...] = ()
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that the claim says."""
        return (self.text,)


@dataclass(frozen=True, kw_only=True)
class JobStory:
    """The job a customer hires the product for: when I (situation), I want to (motivation), so I can (outcome)."""

    id: str
    situation: str
    motivation: str
    outcome: str
    kind: str | None = None
    importance: int | None = None
    satisfaction: int | None = None
    evidence: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    checked_against: tuple[DataCheck, ...] = ()
    against: tuple[Dissent, ...] = ()
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The job story as one sentence."""
        return f"When I {self.situation}, I want to {self.motivation}, so I can {self.outcome}."

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that the claim says."""
        return (self.situation, self.motivation, self.outcome)


@dataclass(frozen=True, kw_only=True)
class Behavior(Claim):
    """Something they were seen or heard to do."""

    frequency: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pain(Claim):
    """What hurts, how much (1 to 5), and what they do about it today."""

    severity: int | None = None
    workaround: str | None = None


@dataclass(frozen=True, kw_only=True)
class Skill(Claim):
    """What they can do, from 1 (beginner) to 5 (expert)."""

    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class Alternative(Claim):
    """What they compare or use today, and where it falls short."""

    falls_short: str | None = None


@dataclass(frozen=True, kw_only=True)
class Influencer(Claim):
    """Somebody who has a say in the decision, and what say that is."""

    sway: str | None = None


@dataclass(frozen=True, kw_only=True)
class Objection(Claim):
    """What nearly stops them, and what we answer."""

    answer: str | None = None


AnyClaim = Claim | JobStory
