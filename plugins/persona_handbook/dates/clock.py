"""Today's date, and the date of a timestamp.

People write dates in files where they are, so today is the date in the machine's time zone. Timestamps from Git and
from the build environment are converted to dates in UTC, wherever the author and the machine are. The date of a commit
made now can therefore be one day ahead of today.
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
    """The environment variable SOURCE_DATE_EPOCH is not a number of seconds or is out of range."""

    def __init__(self, why: str = "is not a number of seconds") -> None:
        super().__init__(f"{BUILT_AT} {why}.")


def today(*wanted: dt.date | None) -> dt.date:
    """Return the date for which the handbook is evaluated.

    Args:
        wanted: dates that take precedence, such as that of `--today`; the first that is not None is returned

    Returns:
        the date; without a wanted one, that of SOURCE_DATE_EPOCH (reproducible-builds.org), else the current date

    Raises:
        BuildTimeError: SOURCE_DATE_EPOCH is not a number of seconds or is out of range
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
    """Return the current date of the machine. Consents expire on it, whatever date the handbook is evaluated for."""
    return dt.datetime.fromtimestamp(time(), tz=dt.UTC).astimezone().date()


def day_of(seconds: str) -> dt.date:
    """Return the UTC date of a number of seconds since 1970, limited to the range of the calendar.

    Raises:
        ValueError: the text is not an integer
    """
    day = EPOCH + int(seconds) // SECONDS_OF_A_DAY
    return dt.date.fromordinal(min(max(day, dt.date.min.toordinal()), dt.date.max.toordinal()))
