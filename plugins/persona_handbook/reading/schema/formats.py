"""The formats that our schemas name: dates, dates of which a part is known, and links."""

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
# without backslashes, which are slashes to a browser: two of them lead to another host
LINK = re.compile(r"(https?://[^\s<>\"\\]+|mailto:[^\s<>\"\\]+|(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^\s<>\"\\]+)")


def is_date(value: object) -> bool:
    """Tell whether a text is a day that exists, as in 2026-08-31."""
    return not isinstance(value, str) or bool(DAY.fullmatch(value) and exists(value))


def is_partial_date(value: object) -> bool:
    """Tell whether a text is a day, a month or a year, as in 2026-08-31, 2026-08 and 2026."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR
    if not isinstance(value, str):
        return True
    if MONTH.fullmatch(value):
        return exists(f"{value}-01")
    return is_date(value) or (bool(YEAR.fullmatch(value)) and value > "0000")


def is_link(value: object) -> bool:
    """Tell whether a text is a relative link, or one of http, https or mailto."""
    return not isinstance(value, str) or bool(LINK.fullmatch(value))


def is_path(value: object) -> bool:
    """Tell whether a text is a path that stays within the handbook."""
    return not isinstance(value, str) or bool(PATH.fullmatch(value))


def is_language(value: object) -> bool:
    """Tell whether a text is the code of a language, as `en` or `pt-BR`."""
    return not isinstance(value, str) or bool(LANGUAGE.fullmatch(value))


FORMATS: dict[str, Callable[[object], bool]] = {
    "date": is_date,
    "partial-date": is_partial_date,
    "link": is_link,
    "path": is_path,
    "language": is_language,
}


def format_checker() -> FormatChecker:
    """Give what checks the formats of our schemas for jsonschema, and no other format."""
    from jsonschema import FormatChecker  # noqa: PLC0415  it takes long to import, and few files need it

    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name)(check)
    return checker


def as_date(text: str) -> str | None:
    """Give the day that somebody wrote in another way in ours, such as 31.08.2026; None if it is unclear."""
    found = meant_dates(text, whole_day=True)
    return found[0] if len(found) == 1 else None
