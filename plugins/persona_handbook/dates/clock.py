"""The one clock: which day it is, and on which day a moment lies.

Days in files are written by people where they are, so today is the day in the machine's time zone. Moments, which git
and the build's environment give, are counted as days in UTC, wherever the author and the machine are. So a commit of
this very moment can be a day ahead of today.
"""

from __future__ import annotations

import datetime as dt
import os
from time import time

BUILT_AT = "SOURCE_DATE_EPOCH"
SECONDS_OF_A_DAY = 24 * 60 * 60
EPOCH = dt.date(1970, 1, 1).toordinal()
LATEST = (dt.date.max.toordinal() - EPOCH + 1) * SECONDS_OF_A_DAY - 1
DAYS_AHEAD = 1


class BuildTimeError(ValueError):
    """The environment's SOURCE_DATE_EPOCH is not a number of seconds, or of no day in the calendar."""

    def __init__(self, why: str = "is not a number of seconds") -> None:
        super().__init__(f"{BUILT_AT} {why}.")


def today(*wanted: dt.date | None) -> dt.date:
    """Give the day on which the handbook is looked at.

    Args:
        wanted: days that go before the clock, such as the one of `--today`; the first that is not None counts

    Returns:
        the day; where none is wanted, the one of the environment's SOURCE_DATE_EPOCH (reproducible-builds.org), or else
        the one of the machine's calendar

    Raises:
        BuildTimeError: SOURCE_DATE_EPOCH is not a number of seconds, or of no day in the calendar
    """
    for each in wanted:
        if each is not None:
            return each
    built_at = os.environ.get(BUILT_AT, "").strip()
    if not built_at:
        return real_day()
    try:
        seconds = int(built_at)
    except ValueError as error:
        raise BuildTimeError from error
    if not 0 <= seconds <= LATEST:
        raise BuildTimeError("is not between 1970 and 9999. Write the seconds since 1970 of a commit, or unset it")
    return day_of(built_at)


def real_day() -> dt.date:
    """Give the day of the machine's calendar, which ends a consent whatever day the handbook is looked at."""
    return dt.datetime.fromtimestamp(time(), tz=dt.UTC).astimezone().date()


def day_of(seconds: str) -> dt.date:
    """Give the day, in UTC, of a moment in seconds since 1970; the ends of the calendar for moments beyond them.

    Raises:
        ValueError: the text is not a whole number
    """
    day = EPOCH + int(seconds) // SECONDS_OF_A_DAY
    return dt.date.fromordinal(min(max(day, dt.date.min.toordinal()), dt.date.max.toordinal()))
