"""The formats used in the schemas: dates, partial dates, links, paths and languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsonschema import FormatChecker

from persona_handbook.reading.schema.meant.dates import exists, meant_dates

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1000, 9999
PATH = re.compile(r"(?![/\\])(?!.*(^|[/\\])\.\.([/\\]|$))(?!\w+:).+")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
# no backslashes: browsers treat them as slashes, and two of them lead to another host
LINK = re.compile(r"(https?://[^\s<>\"\\]+|mailto:[^\s<>\"\\]+|(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^\s<>\"\\]+)")


def is_date(value: object) -> bool:
    """Check the format of a date: an existing one, such as 2026-08-31. Values other than text pass."""
    return not isinstance(value, str) or bool(DAY.fullmatch(value) and exists(value))


def is_partial_date(value: object) -> bool:
    """Check the format of a day, month or year, such as 2026-08-31, 2026-08 or 2026; a year may be a number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR
    if not isinstance(value, str):
        return True
    if MONTH.fullmatch(value):
        return exists(f"{value}-01")
    return is_date(value) or (bool(YEAR.fullmatch(value)) and value > "0000")


def is_link(value: object) -> bool:
    """Check the format of a relative, http, https or mailto link. Values other than text pass."""
    return not isinstance(value, str) or bool(LINK.fullmatch(value))


def is_path(value: object) -> bool:
    """Check the format of a path within the handbook. Values other than text pass."""
    return not isinstance(value, str) or bool(PATH.fullmatch(value))


def is_language(value: object) -> bool:
    """Check the format of a language code such as `en` or `pt-BR`. Values other than text pass."""
    return not isinstance(value, str) or bool(LANGUAGE.fullmatch(value))


FORMATS: dict[str, Callable[[object], bool]] = {
    "date": is_date,
    "partial-date": is_partial_date,
    "link": is_link,
    "path": is_path,
    "language": is_language,
}


def format_checker() -> FormatChecker:
    """Return the jsonschema checker for the formats of our schemas and no others."""
    from jsonschema import FormatChecker  # noqa: PLC0415  it takes long to import, and few files need it

    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name)(check)
    return checker


def as_date(text: str) -> str | None:
    """Convert a date in another format, such as 31.08.2026, to ours; None if it is ambiguous."""
    found = meant_dates(text, whole_day=True)
    return found[0] if len(found) == 1 else None
