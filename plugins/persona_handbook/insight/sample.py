"""The conversations behind a persona by date, and how many new themes each of them brought."""

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
    """An interview, the themes that no earlier one had raised, and how many themes were known after it."""

    evidence: Evidence
    new: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Saturation:
    """The interviews of a persona that name themes, by date, with what each of them added."""

    heard: tuple[Heard, ...]

    def base(self, first: int = BASE) -> int:
        """Count the themes of the first interviews."""
        return self.heard[min(first, len(self.heard)) - 1].known if self.heard else 0

    def news(self, last: int = RUN) -> int:
        """Count the new themes of the last interviews."""
        return sum(len(each.new) for each in self.heard[-last:])

    def share(self, first: int = BASE, last: int = RUN) -> Fraction | None:
        """Give the new themes of the last interviews for each theme of the first; None where it is too early.

        Source: Guest, Namey and Chen 2020, base and run.
        """
        if len(self.heard) < first + last or not self.base(first):
            return None
        return Fraction(self.news(last), self.base(first))

    @property
    def is_reached(self) -> bool:
        """Whether there are enough interviews for themes."""
        share = self.share()
        return share is not None and 100 * share <= NEW_AT_MOST

    @property
    def to_go(self) -> int:
        """The fewest further interviews without a new theme after which one may stop."""
        if self.is_reached:
            return 0
        quiet = 0
        for each in reversed(self.heard):
            if each.new:
                break
            quiet += 1
        return max(BASE + RUN - len(self.heard), RUN - quiet)


def talks_of(persona: Persona, handbook: Handbook) -> tuple[Evidence, ...]:
    """Give the conversations that a persona cites and that count, the oldest first."""
    talks = (each for each in handbook.evidence_of(persona) if each.is_conversation and counts(each, handbook))
    return tuple(sorted(talks, key=lambda each: (each.date.last_day, each.path)))


def saturation(persona: Persona, handbook: Handbook) -> Saturation:
    """Work out which themes each interview of a persona was the first to raise; those without themes are left out."""
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
    """Give the participants who are customers and nothing else, as far as the files of their conversations say."""
    relations: dict[str, set[str]] = {}
    for talk in talks:
        said = talk.relation or ("customer" if talk.customer_since else None)
        relations.setdefault(person(talk), set()).update([said] if said else [])
    return frozenset(who for who, found in relations.items() if found == {"customer"})


def medians(persona: Persona, handbook: Handbook) -> dict[str, tuple[float, int]]:
    """Give for each axis the median of a persona's participants, and how many of them stand on it.

    Of a participant with several conversations the newest one counts.
    """
    values: dict[str, dict[str, int]] = {}
    for talk in talks_of(persona, handbook):
        for point in talk.scales:
            values.setdefault(point.axis, {})[person(talk)] = point.value
    return {axis: (median(found.values()), len(found)) for axis, found in values.items()}
