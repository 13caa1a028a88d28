"""The order of the steps of a journey: one sequence, except where alternative paths fork and join again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from persona_handbook.model.journey import Journey

NO_PATH = ""

Rows = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Fork:
    """Consecutive steps on alternative paths; a path without any of them skips them."""

    alternatives: frozenset[str]
    rows: Rows

    def has(self, step: int) -> bool:
        """Return whether a step belongs to the fork."""
        return any(step in row for row in self.rows.values())

    def met(self, paths: Iterable[str], steps: Collection[int], after: int | None) -> dict[str, int]:
        """Return the first of some steps on each path, after a given step (None: from its start)."""
        ahead = {path: [step for step in self.rows[path] if after is None or step > after] for path in sorted(paths)}
        found = {path: next((step for step in row if step in steps), None) for path, row in ahead.items()}
        return {path: step for path, step in found.items() if step is not None}


@dataclass(frozen=True, slots=True)
class Transition:
    """Two consecutive steps (by number, from 0) and the paths on which they follow each other (empty: all)."""

    before: int
    after: int
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Flow:
    """A journey as its steps and forks, in order."""

    parts: tuple[int | Fork, ...]
    paths: tuple[frozenset[str], ...]

    @property
    def forks(self) -> bool:
        """Whether there is more than one way through the journey."""
        return any(isinstance(part, Fork) for part in self.parts)

    def transitions(self, steps: Iterable[int] | None = None) -> tuple[Transition, ...]:
        """Return the transitions between the steps of the journey, or between some of them."""
        chosen = set(range(len(self.paths)) if steps is None else steps)
        found: dict[tuple[int, int], set[str]] = {}
        for step in sorted(chosen):
            for after, path in self._next(step, chosen)[0]:
                found.setdefault((step, after), set()).update(path)
        return tuple(Transition(*ends, frozenset(on)) for ends, on in sorted(found.items()))

    def starts(self, steps: Collection[int]) -> tuple[int, ...]:
        """Return those of some steps that can be the first."""
        return tuple(sorted({step for step, _ in self._next(None, set(steps))[0]}))

    def ends(self, steps: Collection[int]) -> tuple[int, ...]:
        """Return those of some steps that can be the last."""
        chosen = set(steps)
        return tuple(step for step in sorted(chosen) if self._next(step, chosen)[1])

    def longest(self) -> int:
        """Return the number of steps of the longest way through the journey."""
        lengths: dict[frozenset[str], dict[str, int]] = {}
        for part in self.parts:
            if isinstance(part, Fork):
                found = lengths.setdefault(part.alternatives, dict.fromkeys(part.alternatives, 0))
                for path, row in part.rows.items():
                    found[path] += len(row)
        common = sum(isinstance(part, int) for part in self.parts)
        return common + sum(max(each.values()) for each in lengths.values())

    def _next(self, start: int | None, chosen: set[int]) -> tuple[list[tuple[int, frozenset[str]]], bool]:
        """Return the possible next steps after one (None: the first ones), and whether there may be none.

        The path taken at one fork excludes its alternatives at the other forks.
        """
        found: list[tuple[int, frozenset[str]]] = []
        open_: dict[frozenset[str], frozenset[str]] = {}
        on: frozenset[str] = frozenset()
        for part in self.parts[self._place(start) :]:
            if isinstance(part, int):
                if part in chosen and part != start:
                    return [*found, (part, on)], False
                continue
            begun = start is not None and part.has(start)
            left = open_.get(part.alternatives, self.paths[start] if begun and start is not None else part.alternatives)
            met = part.met(left, chosen, start if begun else None)
            found += [(step, frozenset({path})) for path, step in met.items()]
            open_[part.alternatives] = left = left - set(met)
            on = frozenset() if left == part.alternatives else left
            if not left:
                return found, False
        return found, True

    def _place(self, start: int | None) -> int:
        """Return where a step is among the parts."""
        if start is None:
            return 0
        return next(
            place
            for place, part in enumerate(self.parts)
            if part == start or (isinstance(part, Fork) and part.has(start))
        )


def flow(journey: Journey) -> Flow:
    """Determine the order of the steps of a journey.

    Consecutive steps on only some of the paths form a fork. Paths that fork at the same place exclude each other; a
    path that excludes no other is an optional detour.
    """
    paths = _paths_of_steps(journey)
    runs = [(forks, tuple(run)) for forks, run in groupby(range(len(paths)), lambda step: bool(paths[step]))]
    alternatives = _alternatives([_on_some(run, paths) for forks, run in runs if forks])
    return Flow(tuple(_parts(runs, paths, alternatives)), paths)


def _parts(
    runs: Iterable[tuple[bool, tuple[int, ...]]], paths: tuple[frozenset[str], ...], alternatives: list[frozenset[str]]
) -> Iterator[int | Fork]:
    for forks, run in runs:
        if not forks:
            yield from run
            continue
        group = next(each for each in alternatives if each & _on_some(run, paths))
        yield Fork(group, {path: tuple(step for step in run if path in paths[step]) for path in sorted(group)})


def _paths_of_steps(journey: Journey) -> tuple[frozenset[str], ...]:
    """Return the paths of each step, its own or those of its stage; empty if it is on all of them."""
    declared = frozenset(path.id for path in journey.paths)
    given = (frozenset(step.paths or stage.paths) for stage in journey.stages for step in stage.steps)
    return tuple(frozenset() if len(declared) > 1 and each >= declared else each for each in given)


def _on_some(run: tuple[int, ...], paths: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*(paths[step] for step in run))


def _alternatives(forks: list[frozenset[str]]) -> list[frozenset[str]]:
    """Group paths that fork at the same place, directly or through other paths; the rest are detours."""
    groups: list[frozenset[str]] = []
    for fork in forks:
        apart = [group for group in groups if not group & fork]
        groups = [*apart, fork.union(*(group for group in groups if group & fork))]
    detours = [group for group in groups if len(group) == 1]
    return [group for group in groups if len(group) > 1] + [frozenset({NO_PATH}).union(*detours)] * bool(detours)


def in_a_row(steps: int) -> Flow:
    """Return a flow with a number of steps and no forks."""
    return Flow(tuple(range(steps)), (frozenset(),) * steps)
