"""Date arithmetic that stops at the first and last date of the calendar instead of raising."""

from __future__ import annotations

import calendar
import datetime as dt


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month some months later, or the last day of a shorter month.

    Args:
        day: the start date
        months: the number of months; negative to count backward

    Returns:
        the date, or the first or last date of the calendar if the result is out of range
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: dt.date, days: int) -> dt.date:
    """Return the date some days later.

    Args:
        day: the start date
        days: the number of days; negative to count backward

    Returns:
        the date, or the first or last date of the calendar if the result is out of range
    """
    first, last = dt.date.min.toordinal(), dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + days, first), last))
