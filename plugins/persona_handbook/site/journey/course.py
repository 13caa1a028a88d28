"""How a journey felt from its first step to its last, in words: the same course that its diagram draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from persona_handbook.insight.flow import Flow, flow
from persona_handbook.message import Message, PhraseList, gettext
from persona_handbook.model.journey import Journey, Step

FEELINGS: PhraseList = ("very bad", "bad", "neutral", "good", "very good")


@dataclass(frozen=True, slots=True)
class FeltStep:
    """A step whose feeling is known, and the names of the paths on which it lies (none: it is on all)."""

    action: str
    feeling: float
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathCourse:
    """The felt steps that only some paths take, as one of these paths takes them."""

    name: str
    steps: tuple[FeltStep, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Where the feelings of a journey begin, where they are lowest and highest, and where they end.

    Where several steps are as low (or as high), the first is named and the others are counted; `drop` is the deepest
    fall between two felt steps that somebody takes one after the other. A journey can begin or end in several ways.
    """

    starts: tuple[FeltStep, ...]
    lowest: FeltStep
    as_low: int
    highest: FeltStep
    as_high: int
    ends: tuple[FeltStep, ...]
    drop: tuple[FeltStep, FeltStep] | None = None
    paths: tuple[PathCourse, ...] = ()

    @property
    def start(self) -> FeltStep:
        """Where it begins, or the first of several."""
        return self.starts[0]

    @property
    def end(self) -> FeltStep:
        """Where it ends, or the last of several."""
        return self.ends[-1]

    @property
    def is_flat(self) -> bool:
        """Whether every step felt the same."""
        return self.lowest.feeling == self.highest.feeling


@dataclass(frozen=True, slots=True)
class Feelings:
    """How each step felt (None where that is not known), and which step follows which."""

    values: tuple[float | None, ...]
    flow: Flow


def course(journey: Journey) -> Course | None:
    """Follow the feelings of a journey; None where no step says how it felt."""
    way = flow(journey)
    names = {path.id: path.name for path in journey.paths}
    felt = {
        number: FeltStep(step.action, step.feeling, _named(way.paths[number], names))
        for number, step in enumerate(journey.steps())
        if step.feeling is not None
    }
    if not felt:
        return None
    lowest = min(felt.values(), key=lambda step: step.feeling)
    highest = max(felt.values(), key=lambda step: step.feeling)
    found = [step.feeling for step in felt.values()]
    return Course(
        starts=tuple(felt[each] for each in way.starts(felt)),
        lowest=lowest,
        as_low=found.count(lowest.feeling) - 1,
        highest=highest,
        as_high=found.count(highest.feeling) - 1,
        ends=tuple(felt[each] for each in way.ends(felt)),
        drop=_drop(felt, way),
        paths=_by_path(felt, way, names) if way.forks else (),
    )


def _named(paths: frozenset[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in (*names, *sorted(paths - set(names))) if each in paths)


def _drop(felt: Mapping[int, FeltStep], way: Flow) -> tuple[FeltStep, FeltStep] | None:
    """Give the two felt steps, one after the other, between which it fell furthest; None where it never fell."""
    pairs = [(felt[link.before], felt[link.after]) for link in way.transitions(felt)]
    falls = [(before, after) for before, after in pairs if before.feeling > after.feeling]
    return max(falls, key=lambda pair: pair[0].feeling - pair[1].feeling, default=None)


def _by_path(felt: Mapping[int, FeltStep], way: Flow, names: Mapping[str, str]) -> tuple[PathCourse, ...]:
    on_path = {
        path: tuple(step for number, step in felt.items() if path in way.paths[number])
        for path in (*names, *sorted(frozenset().union(*way.paths) - set(names)))
    }
    return tuple(PathCourse(names.get(path, path), steps) for path, steps in on_path.items() if steps)


def feelings(journey: Journey) -> Feelings:
    """Give how each step felt, in order, and which follows which."""
    return Feelings(tuple(step.feeling for step in journey.steps()), flow(journey))


def unfelt(journey: Journey) -> tuple[Step, ...]:
    """Give the steps of which nobody knows how they felt: a diagram cannot place them."""
    return tuple(step for step in journey.steps() if step.feeling is None)


def feeling_in_words(feeling: float) -> Message:
    """Say a feeling from 1 (worst) to 5 (best) in words, one between two of them as between their words."""
    below = gettext(FEELINGS[int(feeling) - 1])
    if feeling == int(feeling):
        return below
    return gettext("between %(below)s and %(above)s", below=below, above=gettext(FEELINGS[int(feeling)]))
