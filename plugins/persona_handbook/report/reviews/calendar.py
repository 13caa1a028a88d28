"""The reviews that are due -> a calendar that other programs subscribe to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from persona_handbook.insight.reviews import ReviewsDue, ReviewState
from persona_handbook.reading.unshowable import showable

LONGEST_LINE = 75
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def calendar(due: ReviewsDue, today: dt.date, name: str) -> str:
    """Render the reviews as days in a calendar; one that is overdue, or was never held, falls on today.

    Source: RFC 5545, Internet Calendaring and Scheduling.

    Args:
        due: the reviews of the handbook
        today: the day on which the handbook is looked at
        name: what the calendar is called
    """
    overdue = ((each, today) for each in (*due.overdue, *due.never))
    to_come = ((each, each.fresh.due or today) for each in due.to_come)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Persona Handbook//Reviews//EN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for each, day in (*overdue, *to_come) for line in _event(each, day, today)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(kept: ReviewState, day: dt.date, today: dt.date) -> Iterable[str]:
    owner = f" Owner: {kept.file.owner}." if kept.file.owner else ""
    late = f" It was due on {kept.fresh.due}." if kept.fresh.overdue else ""
    never = " It has never been reviewed." if not kept.fresh.last else ""
    return (
        "BEGIN:VEVENT",
        f"UID:{_text(kept.file.path)}@persona-handbook",
        f"DTSTAMP:{_day(today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"SUMMARY:{_text(f'Review: {kept.title}')}",
        f"DESCRIPTION:{_text(f'Review {kept.file.path} against new evidence.{late}{never}{owner}')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _day(day: dt.date) -> str:
    """Write a day as the standard asks; `strftime` would drop the zeros before a year such as 0999."""
    return day.isoformat().replace("-", "")


def _text(said: str) -> str:
    r"""Let a text in: what some program takes for the end of a line becomes `\n`."""
    return showable(LINE_ENDS.sub("\n", said)).translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Cut a line so that no piece has more than 75 octets; a piece after the first begins with a space."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
