"""What a lint rule is: a check, and everything that a person needs to know about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from persona_handbook.finding import Level, Location, Replacement
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

STATUSES = ("active", "draft", "retired")

ALL_OTHERS = "*"
Subject = TypeVar("Subject", bound=Persona | Evidence | Journey | Handbook)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found: where, one sentence on what is wrong, one on what to do, the most it may weigh, and an edit.

    The finding is known again by its message, or by `subject` where the message lists what may change.
    """

    location: Location
    message: str
    help: str
    at_most: Level = Level.ERROR
    fix: Replacement | None = None
    subject: str = ""
    advice: Replacement | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A number that a handbook may set for a rule, and what it means."""

    default: float
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a rule may look at beside its subject.

    `found` holds the path and the rule of everything found before, for a rule that is `last`. It holds rules that wait
    for something too, with the path of the file they wait for, or none where they are about the whole handbook.
    `unread` holds the path of each file in a language of which a rule knows no words, with the name of that rule.
    """

    handbook: Handbook
    today: dt.date
    options: Mapping[str, float] = field(default_factory=dict)
    rule_names: frozenset[str] = frozenset()
    found: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[tuple[str, str]] = frozenset()


Check = Callable[[Any, Given], Iterable[Problem]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. Its name is the smell that it finds; the other texts are its page and its explanation.

    The levels are those of an active, a draft and a retired file; None means that it is not checked there.
    `clock` marks a rule that can begin to fire though nobody changed anything, `last` one that looks at what the
    others found, `essential` one without which a file is unusable or unsafe.
    `silences` names the rules that have nothing to add on a file in which this one found something, or ALL_OTHERS.
    `words` names the kind of words that the rule knows; it does not check a file in a language that lacks them.
    `waits_for` names what must be whole before the rule can conclude anything: evidence, claim, journey or persona.
    """

    name: str
    title: str
    why: str
    source: str
    bad: str
    good: str
    about: type | tuple[type, ...]
    check: Check
    active: Level | None = Level.ERROR
    draft: Level | None = Level.ERROR
    retired: Level | None = None
    clock: bool = False
    last: bool = False
    words: str = ""
    essential: bool = False
    silences: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)

    @property
    def about_kinds(self) -> tuple[type, ...]:
        """What the rule looks at: one or more of Persona, Evidence, Journey, or the whole Handbook."""
        return self.about if isinstance(self.about, tuple) else (self.about,)

    def level(self, status: str) -> Level | None:
        """Give the level on a file of this status: active, draft or retired."""
        return dict(zip(STATUSES, (self.active, self.draft, self.retired), strict=True))[status]


def rule(
    *,
    title: str,
    why: str,
    source: str,
    bad: str,
    good: str,
    about: type | tuple[type, ...],
    **manner: Any,  # noqa: ANN401  the remaining fields of Rule, which checks them
) -> Callable[[Callable[[Subject, Given], Iterator[Problem]]], Rule]:
    """Make a rule of a function; the function's name is the rule's name.

    Args:
        title: the smell in a few words
        why: why it makes a persona or a journey useless
        source: where the practice of persona work says so
        bad: YAML in which the rule finds something; laid over a small sound handbook when it is tested
        good: the same without the smell
        about: what the function looks at: Persona, Evidence, Journey (or several of them), or the whole Handbook
        manner: levels, clock, words, silences, waits_for and options, as `Rule` has them
    """

    def named(check: Callable[[Subject, Given], Iterator[Problem]]) -> Rule:
        return Rule(
            name=check.__name__.replace("_", "-"),
            title=title,
            why=why,
            source=source,
            bad=bad,
            good=good,
            about=about,
            check=check,
            **manner,
        )

    return named
