"""Due reviews as a calendar that other programs can subscribe to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from persona_handbook.insight.reviews import ReviewsDue, ReviewState
from persona_handbook.message import Message, Say, gettext
from persona_handbook.reading.unshowable import showable

LONGEST_LINE = 75
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def calendar(due: ReviewsDue, today: dt.date, name: str, say: Say = str) -> str:
    """Render the reviews as all-day events; overdue and missing ones are on the current date.

    Source: RFC 5545 (2009), Internet Calendaring and Scheduling.

    Args:
        due: the reviews of the handbook
        today: the date of evaluation
        name: the name of the calendar
        say: translates a message
    """
    overdue = ((each, today) for each in (*due.overdue, *due.never))
    to_come = ((each, each.fresh.due or today) for each in due.to_come)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Persona Handbook//Reviews//EN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for each, day in (*overdue, *to_come) for line in _event(each, day, today, say)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(kept: ReviewState, day: dt.date, today: dt.date, say: Say) -> Iterable[str]:
    summary = say(gettext("Review: %(title)s", title=kept.title))
    return (
        "BEGIN:VEVENT",
        f"UID:{_text(kept.file.path)}@persona-handbook",
        f"DTSTAMP:{_day(today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(' '.join(say(each) for each in _sentences(kept)))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _sentences(kept: ReviewState) -> Iterator[Message]:
    yield gettext("Review %(file)s against new evidence.", file=kept.file.path)
    if kept.fresh.overdue:
        yield gettext("It was due on %(date)s.", date=kept.fresh.due)
    if not kept.fresh.last:
        yield gettext("It has never been reviewed.")
    if kept.file.owner:
        yield gettext("Owner: %(owner)s.", owner=kept.file.owner)


def _day(day: dt.date) -> str:
    """Format a date for iCalendar; `strftime` would omit the leading zeros of a year such as 0999."""
    return day.isoformat().replace("-", "")


def _text(said: str) -> str:
    r"""Escape a text; all line ends become `\n`."""
    return showable(LINE_ENDS.sub("\n", said)).translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Split a line into pieces of at most 75 octets; all pieces after the first start with a space."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
