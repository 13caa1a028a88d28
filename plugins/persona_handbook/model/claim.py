"""Claims about a persona, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.model.part import Place
from persona_handbook.reading.yaml.document import Value


@dataclass(frozen=True, kw_only=True)
class DataCheck:
    """What a data source says about a claim: `supports`, `contradicts` or `unclear`, with the figure in words."""

    source: str
    verdict: str
    finding: str | None = None
    why_kept: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """Evidence that contradicts a claim: what it says, and why the claim is kept."""

    source: str
    says: str | None = None
    why_kept: str | None = None
    place: Place = field(compare=False, repr=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One statement about a persona, with its evidence and data checks."""

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
        """All texts of the claim."""
        return (self.text,)


@dataclass(frozen=True, kw_only=True)
class JobStory:
    """A job story: when I (situation), I want to (motivation), so I can (outcome)."""

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
        """All texts of the job story."""
        return (self.situation, self.motivation, self.outcome)


@dataclass(frozen=True, kw_only=True)
class Behavior(Claim):
    """Something that participants did or reported."""

    frequency: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pain(Claim):
    """A pain point, its severity (1 to 5) and the current workaround."""

    severity: int | None = None
    workaround: str | None = None


@dataclass(frozen=True, kw_only=True)
class Skill(Claim):
    """A skill, from 1 (beginner) to 5 (expert)."""

    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class Alternative(Claim):
    """What they use or compare today, and its shortcomings."""

    falls_short: str | None = None


@dataclass(frozen=True, kw_only=True)
class Influencer(Claim):
    """Someone who influences the decision, and how."""

    sway: str | None = None


@dataclass(frozen=True, kw_only=True)
class Objection(Claim):
    """A reason not to buy, and our answer."""

    answer: str | None = None


AnyClaim = Claim | JobStory
