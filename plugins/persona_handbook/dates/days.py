"""Arithmetic with days, which ends at the first and the last day of the calendar instead of failing there."""

from __future__ import annotations

import calendar
import datetime as dt


def months_after(day: dt.date, months: int) -> dt.date:
    """Give the same day of the month some months later, or the last day of that month where it is shorter.

    Args:
        day: the day to count from
        months: how many months later; fewer than 0 count backward

    Returns:
        the day, or the first or last day of the calendar where the calendar ends before it
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: dt.date, days: int) -> dt.date:
    """Give the day some days later.

    Args:
        day: the day to count from
        days: how many days later; fewer than 0 count backward

    Returns:
        the day, or the first or last day of the calendar where the calendar ends before it
    """
    first, last = dt.date.min.toordinal(), dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + days, first), last))
