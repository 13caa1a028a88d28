"""The board: the most important and most certain claims of a persona, each linked to its entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_handbook.message import Phrases
from persona_handbook.model.claim import Pain
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Decision, Motto, Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.journey.curve import height
from persona_handbook.site.persona.claims_shown import InterviewAnswers, ShownClaim

PAINS, OBJECTIONS, BEHAVIORS, DECISIONS = 3, 2, 3, 2
LENGTH_OF_A_GLANCE = 160
HOW_THEY_DECIDE: Phrases = {"triggers": "Trigger", "alternatives": "Alternative", "criteria": "Decision criterion"}
ShownClaims = Mapping[str, tuple[ShownClaim, ...]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote, its participant, and its anchor on the page."""

    text: str
    anchor: str
    evidence: Evidence | None
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A step of the curve: its number, its action and feeling, and its position in percent."""

    number: int
    action: str
    feeling: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The journey whose curve is shown, with its lowest and highest step."""

    journey: Journey
    lowest: Marked
    highest: Marked

    @property
    def marks(self) -> tuple[tuple[str, Marked], ...]:
        """The labeled steps of the curve; a single one if all feelings are equal."""
        return (("lowest", self.lowest), ("highest", self.highest))[: 1 + (self.lowest.number != self.highest.number)]


@dataclass(frozen=True, slots=True)
class Board:
    """The content of the board: the most certain claims of each list, and the most severe pain points."""

    job: ShownClaim | None
    spoken: Spoken | None
    quote_count: int
    pains: tuple[ShownClaim, ...]
    objections: tuple[ShownClaim, ...]
    decides: tuple[tuple[str, ShownClaim], ...]
    journey: Drawn | None
    behaviors: tuple[ShownClaim, ...]
    decisions: tuple[Decision, ...]


def board(
    persona: Persona, claims: ShownClaims, said: Sequence[InterviewAnswers], mottos: Sequence[Motto], edition: Edition
) -> Board:
    """Select the content of a persona's board.

    Args:
        persona: the persona
        claims: its claims by field, with their standing
        said: the answers of its interviews that may be shown
        mottos: the quotes in its file that may be shown
        edition: provides the confidence in each claim, and the journeys
    """

    def surest(field: str, most: int) -> tuple[ShownClaim, ...]:
        return tuple(sorted(claims[field], key=lambda each: _rank(each, edition))[:most])

    spoken = _spoken(said, mottos)
    return Board(
        job=next(iter(claims["jobs"]), None),
        spoken=_shortest(spoken),
        quote_count=len(spoken),
        pains=surest("pains", PAINS),
        objections=surest("objections", OBJECTIONS),
        decides=tuple((label, each) for field, label in HOW_THEY_DECIDE.items() for each in surest(field, 1)),
        journey=_journey(persona, edition),
        behaviors=surest("behaviors", BEHAVIORS),
        decisions=tuple(sorted(persona.decisions, key=_newest_first)[:DECISIONS]),
    )


def quote_anchor(evidence: Evidence, question: str) -> str:
    """Return the anchor of an interview quote on the page of a persona."""
    return f"quote-{evidence.id}-{question.replace('_', '-')}"


def _rank(shown: ShownClaim, edition: Edition) -> tuple[int, int]:
    severity = shown.claim.severity or 0 if isinstance(shown.claim, Pain) else 0
    confidence = edition.confidence_in(shown.claim).confidence
    return (-severity, -1 - confidence if confidence is not None else 0)


def _spoken(said: Sequence[InterviewAnswers], mottos: Sequence[Motto]) -> tuple[Spoken, ...]:
    own = (Spoken(each.text, f"motto-{number}", None, each.said_by) for number, each in enumerate(mottos, start=1))
    heard = (
        Spoken(text, quote_anchor(evidence, each.question), evidence) for each in said for text, evidence in each.quotes
    )
    return (*own, *heard)


def _shortest(spoken: Iterable[Spoken]) -> Spoken | None:
    """Return the first short quote, else the first one."""
    every = tuple(spoken)
    return next((each for each in every if len(each.text) <= LENGTH_OF_A_GLANCE), next(iter(every), None))


def _journey(persona: Persona, edition: Edition) -> Drawn | None:
    """Return the current-state journey to draw: active before draft, decisions before other kinds."""
    found = (each for each in edition.handbook.journeys_of(persona) if each.state != "future")
    for journey in sorted(found, key=lambda each: (each.status != "active", each.kind != "decision")):
        if felt := _felt(journey):
            return Drawn(journey, min(felt, key=lambda each: each.feeling), max(felt, key=lambda each: each.feeling))
    return None


def _felt(journey: Journey) -> list[Marked]:
    steps = tuple(journey.steps())
    return [
        Marked(number, step.action, step.feeling, round(100 * (number - 0.5) / len(steps), 1), height(step.feeling))
        for number, step in enumerate(steps, start=1)
        if step.feeling is not None
    ]


def _newest_first(decision: Decision) -> int:
    return -decision.date.toordinal() if decision.date else 0
