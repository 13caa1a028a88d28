"""Numbers as people write them: about so many, of so many, with their unit, as a word -> the number."""

from __future__ import annotations

import re
from typing import Any

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
GERMAN = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
SPOKEN = {word: number for words in (WORDS, GERMAN) for number, word in enumerate(words)}
ABOUT = re.compile(
    r"^(?:ca\.?|circa|about|approx(?:imately|\.)?|around|roughly|etwa|rund|ungefähr|n ?=|\u2248|~)\s*", re.IGNORECASE
)
SPACES = "\u00a0\u202f\u2009 '\u2019"
THOUSANDS = re.compile(rf"\d{{1,3}}(?:([,.{SPACES}])\d{{3}})(?:\1\d{{3}})*(?!\d)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
HOURS = re.compile(
    r"(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std\.?|stunden?)\b\.?\s*(?P<minutes>\d{1,2})?.*$", re.IGNORECASE
)
AFTER = re.compile(
    r"\s*(?:/\s*(?P<of>\d+)|(?:out of|of|von)\s+(?P<of_words>\d+)|%|percent|prozent|[(\u2013\u2014:=-]\s*[^\d].*"
    r"|[^\W\d].*)?$",
    re.IGNORECASE,
)
LARGE = re.compile(
    r"\s*(?:k|m|mio|mrd|mn|bn|tsd|hundreds?|thousands?|millions?|billions?|dozens?|hundert|tausend|millionen)\b"
    r"|\s*[^\W\d][^(]*\d",
    re.IGNORECASE,
)
MARKS = " \t\"'`\u201c\u201d\u201e\u2018\u2019,;"


def meant_number(text: str, schema: dict[str, Any], name: str) -> int | float | None:
    """Give the number that a text means, within the range of its field; None where that is unclear.

    Args:
        text: what somebody wrote
        schema: of the field, with its type and its range
        name: of the field; minutes can be written as hours
    """
    said = ABOUT.sub("", text.strip(MARKS)).strip(MARKS)
    hours = HOURS.fullmatch(said) if name == "minutes" else None
    if hours:
        return round(float(hours["hours"].replace(",", ".")) * 60) + int(hours["minutes"] or 0)
    number = _number(said.rstrip("."), schema)
    if number is None or not schema.get("minimum", number) <= number <= schema.get("maximum", number):
        return None
    return number


def is_only_marked(text: str) -> bool:
    """Tell whether a text is a plain number but for quotes and a comma or a full stop at its end."""
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", text.strip(MARKS).rstrip(".")))


def _number(said: str, schema: dict[str, Any]) -> int | float | None:
    whole = schema.get("type") == "integer"
    spoken = re.match(r"[^\W\d_]+", said.lower())
    if spoken and spoken[0] in SPOKEN:
        rest = said[spoken.end() :]
        return SPOKEN[spoken[0]] if AFTER.match(rest) and not LARGE.match(rest) else None
    grouped = THOUSANDS.match(said)
    if grouped and (whole or grouped[1] not in {".", ","}):
        digits, rest = re.sub(r"\D", "", grouped[0]), said[grouped.end() :]
    else:
        found = NUMBER.match(said)
        if not found:
            return None
        digits, rest = found[0].replace(",", "."), said[found.end() :]
    after = AFTER.match(rest)
    of = (after["of"] or after["of_words"]) if after else None
    if not after or (of and int(of) != schema.get("maximum")) or (LARGE.match(rest) and not of):
        return None
    number = float(digits)
    return int(number) if number.is_integer() else None if whole else number
