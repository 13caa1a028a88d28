"""Dates as readers read them."""

from __future__ import annotations

import datetime as dt

from persona_handbook.model.partial_date import PartialDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_full(date: dt.date | PartialDate) -> str:
    """Say a date in words, as far as it is known: `31 August 2026`, `August 2026` or `2026`."""
    year, *rest = written(date).split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    return " ".join(part for part in (str(day or ""), MONTHS[month - 1] if month else "", year) if part)


def written(date: dt.date | PartialDate) -> str:
    """Give a date as files and browsers write it."""
    return date.text if isinstance(date, PartialDate) else date.isoformat()
