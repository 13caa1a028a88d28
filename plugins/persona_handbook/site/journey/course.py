"""How a journey felt from its first step to its last, in words: the same course that its diagram draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from persona_handbook.model.journey import Journey, Step

FEELINGS = ("very bad", "bad", "neither good nor bad", "good", "very good")


@dataclass(frozen=True, slots=True)
class FeltStep:
    """A step whose feeling is known."""

    action: str
    feeling: float


@dataclass(frozen=True, slots=True)
class Course:
    """Where the feelings of a journey begin, where they are lowest and highest, and where they end.

    Where several steps are as low (or as high), the first is named and the others are counted; `drop` is the deepest
    fall from one felt step to the next.
    """

    start: FeltStep
    lowest: FeltStep
    as_low: int
    highest: FeltStep
    as_high: int
    end: FeltStep
    drop: tuple[FeltStep, FeltStep] | None = None

    @property
    def is_flat(self) -> bool:
        """Whether every step felt the same."""
        return self.lowest.feeling == self.highest.feeling


def course(journey: Journey) -> Course | None:
    """Follow the feelings of a journey; None where no step says how it felt."""
    felt = [FeltStep(step.action, step.feeling) for step in journey.steps() if step.feeling is not None]
    if not felt:
        return None
    lowest = min(felt, key=lambda step: step.feeling)
    highest = max(felt, key=lambda step: step.feeling)
    feelings = [step.feeling for step in felt]
    as_low, as_high = feelings.count(lowest.feeling) - 1, feelings.count(highest.feeling) - 1
    return Course(felt[0], lowest, as_low, highest, as_high, felt[-1], _drop(felt))


def _drop(felt: list[FeltStep]) -> tuple[FeltStep, FeltStep] | None:
    """Give the two felt steps, one after the other, between which it fell furthest; None where it never fell."""
    before, after = max(pairwise(felt), key=lambda pair: pair[0].feeling - pair[1].feeling, default=(felt[0], felt[0]))
    return (before, after) if before.feeling > after.feeling else None


def feelings(journey: Journey) -> tuple[float | None, ...]:
    """Give how each step felt, in order; None where nobody said."""
    return tuple(step.feeling for step in journey.steps())


def unfelt(journey: Journey) -> tuple[Step, ...]:
    """Give the steps of which nobody knows how they felt: a diagram cannot place them."""
    return tuple(step for step in journey.steps() if step.feeling is None)


def feeling_in_words(feeling: float, say: Callable[[str], str] = str) -> str:
    """Say a feeling from 1 (worst) to 5 (best) in words, one between two of them as between their words.

    Args:
        feeling: the number
        say: puts words into another language
    """
    below = say(FEELINGS[int(feeling) - 1])
    if feeling == int(feeling):
        return below
    return say("between {below} and {above}").format(below=below, above=say(FEELINGS[int(feeling)]))
