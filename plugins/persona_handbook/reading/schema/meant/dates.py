"""Parses dates as people write them: in words, with slashes, with a time, or as a spreadsheet's serial number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from persona_handbook.message import PhraseList, gettext

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    "mär": 3,
    "mae": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
    "fév": 2,
    "avr": 4,
    "aoû": 8,
    "déc": 12,
    "juin": 6,
    "juil": 7,
    "ene": 1,
    "gen": 1,
    "fev": 2,
    "maa": 3,
    "abr": 4,
    "mag": 5,
    "mei": 5,
    "giu": 6,
    "lug": 7,
    "ago": 8,
    "set": 9,
    "out": 10,
    "ott": 10,
    "dic": 12,
}
BEFORE = re.compile(
    r"^(?:(?:on|at|in|the|am|den|vom|le|el|since|seit|depuis|desde|ca\.?|circa|about|~|early|mid|late|anfang|mitte|ende"
    r"|beginning|end|fin|finales|until|till|bis|of|de)(?:\s+|-|(?<=~)))+"
)
END = re.compile(r"(?:(?:the|at|until|till|bis|a|jusqu'\u00e0)\s+)*(?:end|ende|fin|final|finales|31\.12)\b")
LINKING = re.compile(r" (?:of|de|del|do|di) ")
REMARK = re.compile(r"\s+\(.*\)$")
IDEOGRAPHS = str.maketrans({"\u5e74": "-", "\u6708": "-", "\u65e5": None})
DAYS_OF_MONTHS: PhraseList = (
    "%(day)s January",
    "%(day)s February",
    "%(day)s March",
    "%(day)s April",
    "%(day)s May",
    "%(day)s June",
    "%(day)s July",
    "%(day)s August",
    "%(day)s September",
    "%(day)s October",
    "%(day)s November",
    "%(day)s December",
)
WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun|diens|mitt|donners|frei|sams|sonn|mo|di|mi|do|fr|sa|so|lun|mardi|mercredi|jeu|ven|martes|mié|jue|vie|sáb|dom|segunda|terça|quarta|quinta|sex)[^\W\d_]*"
    r"(?:-feira)?\.?,?\s+(?:den\s+)?(?=.*\d.*\d{4})"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
ZONE = r"(?:z|[ap]\.?m\.?|uhr|[+-]\d{2}:?\d{2}|utc|gmt)?"
TIME = re.compile(
    rf"(?:t|,?\s+(?:at\s+|um\s+|\u00e0\s+|a las\s+)?){CLOCK}\s*{ZONE}$"
    r"|,?\s+(?:at|um|\u00e0|a las)\s+\d{1,2}\s*(?:h|uhr|[ap]\.?m\.?)?$"
)
PLACE = re.compile(r"(?<=\d{4}),\s+(?:in\s+)?[^\W\d_][^\d]*$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)(?!\w)")
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212_", "-"))
SHORT_YEAR_OF_MONTH = re.compile(r"(?<=[^\W\d_] )['\u2019](?=\d\d$)")
DAYS = (
    (re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})", re.ASCII), "ymd"),
    (re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII), "ymd"),
    (re.compile(r"(\d{1,2})[. ]+(\d{1,2})[. ]+(\d{4}|\d{2})", re.ASCII), "dmy"),
    (re.compile(r"(\d{1,2})[./ -]* ?([^\W\d_]{3,})[.,/ -]* ?'?(\d{4}|\d{2})"), "dmy"),
    (re.compile(r"([^\W\d_]{3,})[./ -]* ?(\d{1,2})[.,/ -]+ ?(\d{4})"), "mdy"),
    (re.compile(r"(\d{4})[.,/ -]+([^\W\d_]{3,})[./ -]+(\d{1,2})"), "ymd"),
)
EITHER_ORDER = re.compile(r"(\d{1,2})[ ]*[/-][ ]*(\d{1,2})[ ]*[/-][ ]*(\d{4}|\d{2})", re.ASCII)
MONTHS_ALONE = (
    (re.compile(r"([^\W\d_]{3,})[.,/ -]* ?(\d{4})"), "my"),
    (re.compile(r"([^\W\d_]{3,})-(\d{2})"), "my"),
    (re.compile(r"(\d{1,2})[./-](\d{4})", re.ASCII), "my"),
    (re.compile(r"(\d{4})[./ -](\d{1,2}|[^\W\d_]{3,})"), "ym"),
)
YEARS_OF_SPREADSHEETS = range(1990, 2100)
FIRST_DAY_OF_SPREADSHEETS = dt.date(1899, 12, 30)
SHORT_YEAR = 2
BOTH_ENDS = 2
PERIOD = re.compile(r"\s+(?:to|until|till|through|bis|-|\u2013|\u2014|/)\s+|\s*\u2013\s*")
AROUND = " @\t\"'`\u201c\u201d\u201e\u2018\u2019,;.()[]*"
SHORT = re.compile(r"(\d\d)-(\d\d)-(\d\d)", re.ASCII)


def meant_dates(text: str, *, whole_day: bool) -> list[str]:
    """Return the dates (or the month) that a text in another format can mean, in ours; several if ambiguous.

    Args:
        text: the date as written
        whole_day: whether a month alone is not enough
    """
    words = " ".join(text.translate(DASHES).translate(IDEOGRAPHS).lower().split())
    words = REMARK.sub("", words).strip(AROUND).strip("-")
    words = BEFORE.sub("", WEEKDAY.sub("", BEFORE.sub("", words)))
    words = SHORT_YEAR_OF_MONTH.sub("20", LINKING.sub(" ", ORDINAL.sub("", words)))
    words = PLACE.sub("", TIME.sub("", words)).strip(" ,.")
    found = dict.fromkeys(each for each in (*_days(words), *_number(words)) if each)
    last = _last_day(text, words) if whole_day and not found else None
    if last:
        return [last]
    if found or whole_day:
        return list(found)
    return [
        each for pattern, order in MONTHS_ALONE if (said := pattern.fullmatch(words)) and (each := _month(said, order))
    ]


def _last_day(text: str, words: str) -> str | None:
    """Return the last day of a year or a month, if a text says that its end is meant."""
    if not END.match(text.strip().lower()):
        return None
    if re.fullmatch(r"\d{4}", words, re.ASCII):
        return f"{words}-12-31"
    months = (_month(said, order) for pattern, order in MONTHS_ALONE if (said := pattern.fullmatch(words)))
    month = next((each for each in months if each), None)
    if not month:
        return None
    return next(day for last in (31, 30, 29, 28) if exists(day := f"{month}-{last}"))


def meant_period(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a period, if a text gives two clear days."""
    parts = PERIOD.split(text.strip())
    days = [meant_dates(part, whole_day=True) for part in parts]
    if len(days) != BOTH_ENDS or any(len(each) != 1 for each in days) or days[0][0] >= days[1][0]:
        return None
    return days[0][0], days[1][0]


def day_and_month(day: str) -> str:
    """Return a date in words without its year, as in 4 March."""
    _, month, number = map(int, day.split("-"))
    return gettext(DAYS_OF_MONTHS[month - 1], day=number)


def exists(day: str) -> bool:
    """Return whether a date, written as 2026-08-31, exists."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _days(words: str) -> Iterator[str | None]:
    short = SHORT.fullmatch(words)
    if short:
        yield _day(*short.groups())
        yield _day(*reversed(short.groups()))
        return
    either = EITHER_ORDER.fullmatch(words)
    if either:
        first, second, year = either.groups()
        yield _day(year, first, second)
        yield _day(year, second, first)
        return
    for pattern, order in DAYS:
        found = pattern.fullmatch(words)
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            yield _day(parts["y"], parts["m"], parts["d"])
            return


def _day(year: str, month: str, day: str) -> str | None:
    whole_year = f"20{year}" if len(year) == SHORT_YEAR else year
    written = f"{whole_year}-{_month_number(month):02}-{int(day):02}"
    return written if exists(written) else None


def _month(found: re.Match[str], order: str) -> str | None:
    parts = dict(zip(order, found.groups(), strict=True))
    year = f"20{parts['y']}" if len(parts["y"]) == SHORT_YEAR else parts["y"]
    written = f"{year}-{_month_number(parts['m']):02}"
    return written if exists(f"{written}-01") else None


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else MONTHS.get(month[:4], MONTHS.get(month[:3], 0))


def _number(words: str) -> Iterator[str | None]:
    """Read a spreadsheet's serial number of a date: the days since the end of 1899."""
    if re.fullmatch(r"\d{5}(?:\.\d+)?", words, re.ASCII):
        day = FIRST_DAY_OF_SPREADSHEETS + dt.timedelta(days=int(words.partition(".")[0]))
        yield day.isoformat() if day.year in YEARS_OF_SPREADSHEETS else None
