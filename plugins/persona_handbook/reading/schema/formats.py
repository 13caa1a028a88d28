"""The formats that our schemas name: dates, dates of which a part is known, and links."""

from __future__ import annotations

import datetime as dt
import re

from jsonschema import FormatChecker

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1000, 9999
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {"mär": 3, "mai": 5, "okt": 10, "dez": 12}
WRITTEN_OTHERWISE = (
    (re.compile(r"(\d{1,2})[. -]+(\d{1,2})[. -]+(\d{4})", re.ASCII), ("day", "month", "year")),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII), ("year", "month", "day")),
    (re.compile(r"(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})", re.ASCII), ("month", "day", "year")),
    (re.compile(r"(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})", re.ASCII), ("day", "month", "year")),
    (re.compile(r"(\d{1,2})\.? ([a-zä]+)\.? (\d{4})"), ("day", "month", "year")),
    (re.compile(r"([a-zä]+)\.? (\d{1,2}),? (\d{4})"), ("month", "day", "year")),
)
PATH = re.compile(r"(?![/\\])(?!.*(^|[/\\])\.\.([/\\]|$))(?!\w+:).+")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
LINK = re.compile(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+|(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^\s<>\"]+)")

checker = FormatChecker(formats=())


@checker.checks("date")
def is_date(value: object) -> bool:
    """Tell whether a text is a day that exists, as in 2026-08-31."""
    return not isinstance(value, str) or bool(DAY.fullmatch(value) and exists(value))


@checker.checks("partial-date")
def is_partial_date(value: object) -> bool:
    """Tell whether a text is a day, a month or a year, as in 2026-08-31, 2026-08 and 2026."""
    if isinstance(value, int) and not isinstance(value, bool):
        return FIRST_YEAR <= value <= LAST_YEAR
    if not isinstance(value, str):
        return True
    if MONTH.fullmatch(value):
        return exists(f"{value}-01")
    return is_date(value) or (bool(YEAR.fullmatch(value)) and value > "0000")


@checker.checks("link")
def is_link(value: object) -> bool:
    """Tell whether a text is a relative link, or one of http, https or mailto."""
    return not isinstance(value, str) or bool(LINK.fullmatch(value))


@checker.checks("path")
def is_path(value: object) -> bool:
    """Tell whether a text is a path that stays within the handbook."""
    return not isinstance(value, str) or bool(PATH.fullmatch(value))


@checker.checks("language")
def is_language(value: object) -> bool:
    """Tell whether a text is the code of a language, as `en` or `pt-BR`."""
    return not isinstance(value, str) or bool(LANGUAGE.fullmatch(value))


def exists(day: str) -> bool:
    """Tell whether there is such a day, written as 2026-08-31."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def as_date(text: str) -> str | None:
    """Give the day that somebody wrote in another way in ours, such as 31.08.2026; None if it is unclear."""
    words = text.strip().lower()
    for pattern, names in WRITTEN_OTHERWISE:
        found = pattern.fullmatch(words)
        if found:
            parts = dict(zip(names, found.groups(), strict=True))
            return _as_day(parts["year"], parts["month"], parts["day"])
    return None


def _as_day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else MONTHS.get(month[:3])
    written = f"{year}-{number or 0:02}-{int(day):02}"
    return written if exists(written) else None
