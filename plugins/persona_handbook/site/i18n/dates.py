"""Dates as readers read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from persona_handbook.dates.partial_date import PartialDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


DAY = "{day}"


def in_full(date: dt.date | PartialDate, say: Callable[[str], str] = str) -> str:
    """Say a date in words, as far as it is known: `31 August 2026`, `August 2026` or `2026`.

    Args:
        date: the day, month or year
        say: puts the name of a month, and the way in which a day is written, into another language
    """
    year, *rest = written(date).split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    named = f"{say(MONTHS[month - 1])} {year}" if month else year
    return f"{say(DAY).format(day=day)} {named}" if day else named


def written(date: dt.date | PartialDate) -> str:
    """Give a date as files and browsers write it."""
    return date.text if isinstance(date, PartialDate) else date.isoformat()
