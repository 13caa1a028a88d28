"""Errors in the handbook's own templates: where, and why in plain words."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, UndefinedError
from jinja2.utils import missing

from persona_handbook.message import gettext
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.reading.source_text.source import Source


class MissingNameError(UndefinedError):
    """A template uses a name or attribute that does not exist."""

    def __init__(self, owner: Any, name: str, message: str | None = None) -> None:  # noqa: ANN401  whatever it is
        super().__init__(message)
        self.owner = owner
        self.name = name


class MissingName(StrictUndefined):
    """Placeholder for an undefined name; using it raises an error with the name and its owner."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,  # noqa: ANN401  as Jinja has it
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        told = partial(MissingNameError, obj, name) if exc is UndefinedError and name and hint is None else exc
        super().__init__(hint, obj, name, told)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Failure:
    """The template and line that failed on a page, the wrong word, the reason, and the probable correction.

    The template is one of the handbook's own.
    """

    template: str
    line: int
    word: str
    why: str
    way_out: str
    page: str
    lost_template: str = ""


def failure(
    error: Exception, own: Mapping[str, Source], template: str, page: str, given: Iterable[str] = ()
) -> Failure:
    """Describe an error.

    Args:
        error: the exception
        own: the handbook's own templates by name
        template: the template of the page
        page: path of the page
        given: the names passed to the template
    """
    found, line = _place(error, own) or (template if template in own else next(iter(own)), 1)
    word = error.name or "" if isinstance(error, MissingNameError | TemplateNotFound) else ""
    lost = str(error.name) if isinstance(error, TemplateNotFound) else ""
    return Failure(found, line, str(word), _why(error), _way_out(error, given), page, lost)


def _place(error: Exception, own: Mapping[str, Source]) -> tuple[str, int] | None:
    """Return the innermost place in one of the handbook's own templates."""
    names = {source.path: name for name, source in own.items()}
    frames = [each for each in traceback.walk_tb(error.__traceback__) if each[0].f_code.co_filename in names]
    return (names[frames[-1][0].f_code.co_filename], frames[-1][1]) if frames else None


def _why(error: Exception) -> str:
    if isinstance(error, MissingNameError):
        return (
            gettext("`%(name)s` is not defined", name=error.name)
            if error.owner is missing
            else _has_none(error.owner, error.name)
        )
    if isinstance(error, TemplateNotFound):
        return gettext("there is no template `%(name)s`", name=error.name)
    if isinstance(error, RecursionError):
        return gettext("the template includes itself endlessly")
    words = " ".join(str(error).split()).replace("`", "'")
    return f"{type(error).__name__}: {words}".removesuffix(".").removesuffix(": ")


def _has_none(owner: object, name: str) -> str:
    kind = type(owner)
    if kind.__module__.startswith("persona_handbook."):
        return gettext("`%(kind)s` has no field `%(name)s`", kind=kind.__name__, name=name)
    return gettext("the value here has no field `%(name)s`", name=name)


def _way_out(error: Exception, given: Iterable[str]) -> str:
    if isinstance(error, MissingNameError):
        return did_you_mean(error.name, given if error.owner is missing else _names(error.owner))
    return ""


def _names(owner: Any) -> Iterable[str]:  # noqa: ANN401  whatever a template looks into
    names = owner if isinstance(owner, dict) else {*dir(type(owner)), *getattr(owner, "__dataclass_fields__", ())}
    return sorted(str(name) for name in names if not str(name).startswith("_"))
