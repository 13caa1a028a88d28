"""Dates of which only the month or the year may be known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, as written: `2026-08-31`, `2026-08` or `2026`."""

    text: str

    @property
    def first_day(self) -> date:
        """The earliest date that the text can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def last_day(self) -> date:
        """The latest date that the text can mean; ages are calculated from it."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def is_a_day(self) -> bool:
        """Whether the day is known, not only the month or the year."""
        return self._parts()[2] > 0

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = (*map(int, self.text.split("-")), 0, 0)[:3]
        return year, month, day
