"""The definition of a lint rule: its function and its documentation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from persona_handbook.finding import Level, Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

STATUSES = ("active", "draft", "retired")

ALL_OTHERS = "*"
Subject = TypeVar("Subject", bound=Persona | Evidence | Journey | Handbook)


@dataclass(frozen=True, slots=True)
class Problem:
    """A result of a rule: the place, what is wrong, what to do, the highest level, and an edit.

    The finding is identified by its message, or by `subject` if the message lists details that can change. `related`
    are other places that the message mentions.
    """

    location: Location
    message: str
    help: str
    at_most: Level = Level.ERROR
    fix: Replacement | None = None
    subject: str = ""
    advice: Replacement | None = None
    related: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A numeric option of a rule, and its meaning."""

    default: float
    meaning: str

    def __post_init__(self) -> None:
        """Make the meaning translatable."""
        object.__setattr__(self, "meaning", _said(self.meaning))


@dataclass(frozen=True, kw_only=True)
class Given:
    """The context of a rule.

    `found` contains the path and rule of each earlier finding, for rules with `last`, and of rules that cannot be
    evaluated yet, with the path of the file they wait for (empty for the whole handbook). `unread` contains the path of
    each file in a language for which a rule has no words, with the name of the rule.
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
    """A rule. Its name is that of the problem that it finds; the other texts are its page and explanation.

    The levels are those for active, draft and retired files; None disables the rule for a status. `clock` marks a
    time-based rule, `last` one that uses the findings of others, `essential` one whose findings make a file unusable or
    unsafe. `silences` names the rules that are skipped for a file in which this one found something, or ALL_OTHERS.
    `words` is the kind of word list that the rule needs; files in languages without one are skipped. `waits_for` names
    what must be valid before the rule can be evaluated: evidence, claim, journey or persona.
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
        """The types that the rule checks: one or more of Persona, Evidence, Journey, or the whole Handbook."""
        return self.about if isinstance(self.about, tuple) else (self.about,)

    def level(self, status: str) -> Level | None:
        """Return the level for a status: active, draft or retired."""
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
    """Create a rule from a function, whose name becomes the name of the rule.

    Args:
        title: the problem in a few words
        why: why it makes a persona or journey useless
        source: where the literature on personas describes it
        bad: YAML in which the rule finds something; laid over a small handbook in tests
        good: the same without the problem
        about: the type that the function checks: Persona, Evidence, Journey (or several of them), or Handbook
        manner: levels, clock, words, silences, waits_for and options, as in `Rule`
    """

    def named(check: Callable[[Subject, Given], Iterator[Problem]]) -> Rule:
        return Rule(
            name=check.__name__.replace("_", "-"),
            title=_said(title),
            why=_said(why),
            source=_said(source),
            bad=bad,
            good=good,
            about=about,
            check=check,
            **manner,
        )

    return named


def _said(text: str) -> str:
    """Return a text that can be translated; a rule of another package may give anything."""
    return gettext(text) if isinstance(text, str) else text
