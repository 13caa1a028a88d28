"""Validates rules of other packages: their metadata and their results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath

from persona_handbook.finding import Level, Location, Replacement
from persona_handbook.lint.rule import Option, Problem, Rule
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.ids import SLUG

TEXTS = ("title", "why", "source", "bad", "good")
LEVELS = ("active", "draft", "retired")
SUBJECTS = (Persona, Evidence, Journey, Handbook)
AWAITED = frozenset({"evidence", "claim", "journey", "persona"})

Wrong = tuple[str, str]


def wrong_in_rule(rule: Rule) -> Wrong | None:
    """Return what is wrong with the metadata of a rule, and what to do; None if it is valid."""
    if not isinstance(rule.name, str) or not SLUG.fullmatch(rule.name):
        return f"`{rule.name}` is not a valid rule name.", (
            "Use lowercase letters and underscores for the name of the function."
        )
    for field in TEXTS:
        text = getattr(rule, field)
        if not isinstance(text, str) or not text.strip():
            wrong = f"`{field}` of the rule `{rule.name}` is {'empty' if isinstance(text, str) else 'not text'}."
            return wrong, f"Write `{field}` as a text in quotes."
    for field, is_sound, way_out in FIELDS:
        if not is_sound(getattr(rule, field)):
            return f"`{field}` of the rule `{rule.name}` {way_out[0]}", way_out[1]
    return None


def wrong_in_problem(given: object) -> str | None:
    """Return what is wrong with a result of a rule; None if it is valid."""
    if not isinstance(given, Problem) or not isinstance(given.location, Location):
        return f"it returns {type(given).__name__} instead of a Problem"
    for field in ("message", "help"):
        text = getattr(given, field)
        if not isinstance(text, str) or not text.strip():
            return f"its problem has no {field}"
    for field, kind in (
        ("subject", str),
        ("at_most", Level),
        ("fix", Replacement | None),
        ("advice", Replacement | None),
    ):
        if not isinstance(getattr(given, field), kind):
            return f"the `{field}` of its problem is {getattr(given, field)!r}"
    if not isinstance(given.related, tuple) or not all(isinstance(each, Location) for each in given.related):
        return f"the `related` of its problem is {given.related!r}"
    return next(filter(None, map(_wrong_in_place, (given.location, *given.related))), None)


def is_outside(path: str) -> bool:
    """Return whether a path is outside the handbook's folder."""
    return ".." in PurePosixPath(path).parts or PureWindowsPath(path).anchor != ""


def _wrong_in_place(place: Location) -> str | None:
    if not isinstance(place.path, str) or not place.path or not isinstance(place.excerpt, str):
        return "its problem is in no file"
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    if not all(isinstance(each, int) and each > 0 for each in (*start, *end)) or end < start:
        return f"its problem is on no line of {place.path}"
    return None


def _is_about(about: object) -> bool:
    kinds = about if isinstance(about, tuple) else (about,)
    return bool(kinds) and all(kind in SUBJECTS for kind in kinds)


def _are_options(options: object) -> bool:
    return isinstance(options, Mapping) and all(
        isinstance(name, str) and isinstance(option, Option) and isinstance(option.default, int | float)
        for name, option in options.items()
    )


def _are_names(names: object) -> bool:
    return isinstance(names, tuple) and all(isinstance(name, str) for name in names)


def _are_awaited(names: object) -> bool:
    return isinstance(names, tuple) and all(isinstance(name, str) and name in AWAITED for name in names)


def _is_level(level: object) -> bool:
    return level is None or isinstance(level, Level)


NO_LEVEL = ("is not a level.", "Write `Level.ERROR`, `WARNING`, `NOTE` or `None`.")
FIELDS: tuple[tuple[str, Callable[[object], bool], Wrong], ...] = (
    *((field, _is_level, NO_LEVEL) for field in LEVELS),
    ("check", callable, ("is not a function.", "Put `@rule(…)` before a function.")),
    (
        "about",
        _is_about,
        ("does not say what it checks.", "Use Persona, Journey, Evidence, Handbook or several of them."),
    ),
    ("options", _are_options, ("are not options.", "Write `{name: Option(number, meaning)}`.")),
    (
        "words",
        lambda words: isinstance(words, str),
        (("is not text."), "Use the name of a word list, or leave it out."),
    ),
    ("silences", _are_names, ("are not rule names.", 'Write them as a tuple, such as `("vague-words",)`.')),
    ("waits_for", _are_awaited, ("is nothing that a rule can wait for.", 'Use, for example, `("persona",)`.')),
)
