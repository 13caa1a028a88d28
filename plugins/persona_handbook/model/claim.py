"""Claims about a persona, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.message import gettext
from persona_handbook.model.part import Part


@dataclass(frozen=True, kw_only=True)
class DataCheck(Part):
    """What a data source says about a claim: `supports`, `contradicts` or `unclear`, with the figure in words."""

    source: str
    verdict: str
    finding: str | None = None
    why_kept: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dissent(Part):
    """Evidence that contradicts a claim: what it says, and why the claim is kept."""

    source: str
    says: str | None = None
    why_kept: str | None = None


@dataclass(frozen=True, kw_only=True)
class Substantiated(Part):
    """What all claims have in common: an ID, the evidence and themes behind them, data checks and dissent."""

    id: str
    evidence: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    checked_against: tuple[DataCheck, ...] = ()
    against: tuple[Dissent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Claim(Substantiated):
    """One statement about a persona, with its evidence and data checks."""

    text: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts of the claim."""
        return (self.text,)


@dataclass(frozen=True, kw_only=True)
class JobStory(Substantiated):
    """A job story: when I (situation), I want to (motivation), so I can (outcome)."""

    situation: str
    motivation: str
    outcome: str
    kind: str | None = None
    importance: int | None = None
    satisfaction: int | None = None

    @property
    def text(self) -> str:
        """The job story as one sentence."""
        return gettext(
            "When I %(situation)s, I want to %(motivation)s, so I can %(outcome)s.",
            situation=self.situation,
            motivation=self.motivation,
            outcome=self.outcome,
        )

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
