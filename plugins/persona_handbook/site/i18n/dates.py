"""Dates in the format of a language."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from persona_handbook.dates.partial_date import PartialDate

# English without a region puts the day first, as most regions do
DAY_FIRST = "en_GB"


def in_full(date: dt.date | PartialDate, code: str = "en") -> str:
    """Return a date in words, as far as it is known: `31 August 2026`, `August 2026` or `2026`.

    Args:
        date: the day, month or year
        code: the language, such as `de-AT`
    """
    year, *rest = map(int, iso_date(date).split("-"))
    month, day = (*rest, 1, 1)[:2]
    whole, locale = dt.date(year, month, day), locale_of(code)
    if len(rest) > 1:
        return format_date(whole, "long", locale)
    return format_skeleton("yMMMM" if rest else "y", whole, locale=locale)


def in_month(date: dt.date, code: str = "en") -> str:
    """Return the month of a date: `August 2026`."""
    return format_skeleton("yMMMM", date, locale=locale_of(code))


def iso_date(date: dt.date | PartialDate) -> str:
    """Return a date in ISO format, as used in files and HTML."""
    return date.text if isinstance(date, PartialDate) else date.isoformat()


def locale_of(code: str) -> Locale:
    """Return the locale of a language; English if unknown."""
    return known_locale(code) or Locale.parse(DAY_FIRST)


@cache
def known_locale(code: str) -> Locale | None:
    """Return the locale of a language with its region, else without; None if unknown."""
    for each in (code, code.replace("_", "-").split("-", maxsplit=1)[0]):
        try:
            return Locale.parse((DAY_FIRST if each == "en" else each).replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
