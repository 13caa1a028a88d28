"""The emotions of a journey from its first step to its last, in words, as an alternative to the diagram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from persona_handbook.insight.flow import Flow, flow
from persona_handbook.message import Message, PhraseList, gettext
from persona_handbook.model.journey import Journey, Step

FEELINGS: PhraseList = ("very bad", "bad", "neutral", "good", "very good")


@dataclass(frozen=True, slots=True)
class FeltStep:
    """A step with a known feeling, and the names of its paths (empty: all)."""

    action: str
    feeling: float
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathCourse:
    """The felt steps of a fork on one of its paths."""

    name: str
    steps: tuple[FeltStep, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The first, lowest, highest and last feelings of a journey.

    Of several steps with the lowest (or highest) feeling, the first is named and the others are counted. `drop` is the
    largest decrease between consecutive felt steps. A journey can start or end in several ways.
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
        """The first felt step, or the first of several."""
        return self.starts[0]

    @property
    def end(self) -> FeltStep:
        """The last felt step, or the last of several."""
        return self.ends[-1]

    @property
    def is_flat(self) -> bool:
        """Whether all steps have the same feeling."""
        return self.lowest.feeling == self.highest.feeling


@dataclass(frozen=True, slots=True)
class Feelings:
    """The feeling of each step (None: unknown), and the order of the steps."""

    values: tuple[float | None, ...]
    flow: Flow


def course(journey: Journey) -> Course | None:
    """Return the course of a journey; None if no step has a feeling."""
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
    """Return the two consecutive felt steps with the largest decrease; None if there is no decrease."""
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
    """Return the feeling of each step, in order, and the flow of the journey."""
    return Feelings(tuple(step.feeling for step in journey.steps()), flow(journey))


def unfelt(journey: Journey) -> tuple[Step, ...]:
    """Return the steps without a feeling, which a diagram cannot show."""
    return tuple(step for step in journey.steps() if step.feeling is None)


def feeling_in_words(feeling: float) -> Message:
    """Return a feeling from 1 (worst) to 5 (best) in words, also between two values."""
    below = gettext(FEELINGS[int(feeling) - 1])
    if feeling == int(feeling):
        return below
    return gettext("between %(below)s and %(above)s", below=below, above=gettext(FEELINGS[int(feeling)]))
