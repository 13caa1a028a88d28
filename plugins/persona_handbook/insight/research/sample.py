"""The conversations behind a persona by date, and the number of new themes in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from persona_handbook.insight.counting import counts, person, themes_of
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

BASE, RUN, NEW_AT_MOST = 4, 2, 5


@dataclass(frozen=True, slots=True)
class Heard:
    """An interview, its new themes, and the number of themes known after it."""

    evidence: Evidence
    new: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Saturation:
    """The interviews of a persona with themes, by date, and the new themes of each."""

    heard: tuple[Heard, ...]

    def base(self, first: int = BASE) -> int:
        """Count the themes of the first interviews."""
        return self.heard[min(first, len(self.heard)) - 1].known if self.heard else 0

    def news(self, last: int = RUN) -> int:
        """Count the new themes of the last interviews."""
        return sum(len(each.new) for each in self.heard[-last:])

    def share(self, first: int = BASE, last: int = RUN) -> Fraction | None:
        """Return the ratio of new themes in the last interviews to themes in the first; None if it is too early.

        Source: Guest, Namey and Chen 2020, base and run.
        """
        if len(self.heard) < first + last or not self.base(first):
            return None
        return Fraction(self.news(last), self.base(first))

    @property
    def is_reached(self) -> bool:
        """Whether enough interviews brought no new themes."""
        share = self.share()
        return share is not None and 100 * share <= NEW_AT_MOST

    @property
    def to_go(self) -> int:
        """The minimum number of further interviews, without new themes, until saturation."""
        if self.is_reached:
            return 0
        quiet = 0
        for each in reversed(self.heard):
            if each.new:
                break
            quiet += 1
        return max(BASE + RUN - len(self.heard), RUN - quiet)


def talks_of(persona: Persona, handbook: Handbook) -> tuple[Evidence, ...]:
    """Return the conversations that a persona cites and that count, oldest first."""
    talks = (each for each in handbook.evidence_of(persona) if each.is_conversation and counts(each, handbook))
    return tuple(sorted(talks, key=lambda each: (each.date.last_day, each.path)))


def saturation(persona: Persona, handbook: Handbook) -> Saturation:
    """Determine the new themes of each interview of a persona; interviews without themes are omitted."""
    known: set[str] = set()
    heard = []
    for each in talks_of(persona, handbook):
        raised = themes_of(each)
        if raised:
            new = tuple(sorted(raised - known))
            known |= raised
            heard.append(Heard(each, new, len(known)))
    return Saturation(tuple(heard))


def customers(talks: Iterable[Evidence]) -> frozenset[str]:
    """Return the participants who are customers in all of their conversations."""
    relations: dict[str, set[str]] = {}
    for talk in talks:
        said = talk.relation or ("customer" if talk.customer_since else None)
        relations.setdefault(person(talk), set()).update([said] if said else [])
    return frozenset(who for who, found in relations.items() if found == {"customer"})


def medians(persona: Persona, handbook: Handbook) -> dict[str, tuple[float, int]]:
    """Return the median position of a persona's participants on each axis, and their number.

    Of several conversations with a participant, the newest counts.
    """
    values: dict[str, dict[str, int]] = {}
    for talk in talks_of(persona, handbook):
        for point in talk.scales:
            values.setdefault(point.axis, {})[person(talk)] = point.value
    return {axis: (median(found.values()), len(found)) for axis, found in values.items()}
