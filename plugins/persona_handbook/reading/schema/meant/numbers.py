"""Parses numbers as people write them: approximate, with a total, with a unit or as a word."""

from __future__ import annotations

import re
from typing import Any

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
GERMAN = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
FRENCH = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
SPANISH = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
PORTUGUESE = ("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez")
SPOKEN = {word: at for words in (PORTUGUESE, SPANISH, FRENCH, GERMAN, WORDS) for at, word in enumerate(words)}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
COMPOUND = re.compile(rf"(?P<tens>{'|'.join(TENS)})(?:[- ](?P<ones>{'|'.join(WORDS[1:10])}))?$")
ABOUT = re.compile(
    r"^(?:ca\.?|circa|about|approx(?:imately|\.)?|around|roughly|etwa|rund|ungefähr|environ|every|alle|level|stufe"
    r"|n(?:o|r)?\.|n ?=|=|#|\u2248|~)\s*",
    re.IGNORECASE,
)
SPACES = "\u00a0\u202f\u2009 '\u2019_"
THOUSANDS = re.compile(rf"\d{{1,3}}(?:([,.{SPACES}])\d{{3}})(?:\1\d{{3}})*(?!\d)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
HOURS = re.compile(
    r"(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std\.?|stunden?)(?![^\W\d])\.?\s*(?P<minutes>\d{1,2})?.*$",
    re.IGNORECASE,
)
MINUTES = re.compile(r"(?P<minutes>\d{1,3})\s*(?:m|min|mins|minutes?|minuten|'|\u2019|\u2032)\.?", re.IGNORECASE)
CLOCK = re.compile(r"0?0:(?P<short>\d\d)|(?P<hours>\d\d?):(?P<minutes>\d\d):\d\d")
UNCLEAR = re.compile(
    r"\s*(?:or|oder|ou|to|till|bis|quarters?|viertel|half|halb|halves|and|und|et|y|e)\b", re.IGNORECASE
)
AFTER = re.compile(
    r"\s*(?:/\s*(?P<of>\d+)|(?:out of|of|von|sur|de)\s+(?P<of_words>\d[\d,.]*)|%|percent|prozent"
    r"|(?://|<!--|/\*)\s.*|[(\u2013\u2014:=-]\s*[^\d].*|[^\W\d].*)?$",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"(?P<full>([\u2605\u2b50\u25cf\u2b24\u25a0\u25c6\u2665\u2764!*+\u2713\U0001f525])\2*)"
    r"(?P<empty>[\u2606\u25cb\u25ef\u25a1\u25c7\u2661\s]*)"
)
WORD_AND_NUMBER = re.compile(r"[^\d()]+\((?P<number>\d+)\)")
ENDS = " \t\"'`\u201c\u201d\u201e\u2018\u2019,;"
LARGE = re.compile(
    r"\s*(?:k|m|mio|mrd|mn|bn|tsd|hundreds?|thousands?|millions?|billions?|dozens?|hundert|tausend|millionen)\b"
    r"|\s*[^\W\d][^(]*\d",
    re.IGNORECASE,
)
MARKS = "! \t\"`'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb,;:()[]*_\ufe0f\u20e3"


def meant_number(text: str, schema: dict[str, Any], name: str) -> int | float | None:
    """Return the number that a text means, within the range of its field; None if that is unclear.

    Args:
        text: what somebody wrote
        schema: of the field, with its type and its range
        name: of the field; minutes can be written as hours
    """
    counted = _counted(text.strip(), schema)
    if counted is not None:
        return counted
    at_the_end = WORD_AND_NUMBER.fullmatch(text.strip())
    text = at_the_end["number"] if at_the_end else text
    said = ABOUT.sub("", text.strip(MARKS).removeprefix(name)).strip(MARKS)
    minutes = _minutes(said) if name == "minutes" else None
    if minutes is not None:
        return minutes
    number = _number(said.rstrip("."), schema)
    if number is None or not schema.get("minimum", number) <= number <= schema.get("maximum", number):
        return None
    return number


def _counted(said: str, schema: dict[str, Any]) -> int | None:
    """Count stars and similar signs; outlined ones must make up the rest of the scale."""
    found = SIGNS.fullmatch(said)
    most = schema.get("maximum")
    if not found or most is None:
        return None
    full, outlined = len(found["full"]), sum(not sign.isspace() for sign in found["empty"])
    is_whole = not outlined or full + outlined == most
    return full if is_whole and schema.get("minimum", 0) <= full <= most else None


def _minutes(said: str) -> int | None:
    """Read a duration in hours, minutes or clock format as minutes."""
    hours, minutes, clock = HOURS.fullmatch(said), MINUTES.fullmatch(said), CLOCK.fullmatch(said)
    if hours:
        return round(float(hours["hours"].replace(",", ".")) * 60) + int(hours["minutes"] or 0)
    if minutes:
        return int(minutes["minutes"])
    return int(clock["short"] or 60 * int(clock["hours"]) + int(clock["minutes"])) if clock else None


def is_only_marked(text: str) -> bool:
    """Return whether a text is a plain number but for quotes and a comma or a full stop at its end."""
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", text.strip(ENDS).rstrip(".")))


def _number(said: str, schema: dict[str, Any]) -> int | float | None:
    whole = schema.get("type") == "integer"
    compound = COMPOUND.match(said.lower())
    if compound:
        return TENS[compound["tens"]] + (WORDS.index(compound["ones"]) if compound["ones"] else 0)
    spoken = re.match(r"[^\W\d_]+", said.lower())
    if spoken and spoken[0] in SPOKEN:
        rest = said[spoken.end() :]
        is_clear = AFTER.match(rest) and not LARGE.match(rest) and not UNCLEAR.match(rest)
        return SPOKEN[spoken[0]] if is_clear else None
    grouped = THOUSANDS.match(said)
    if grouped and (whole or grouped[1] not in {".", ","}):
        digits, rest = re.sub(r"\D", "", grouped[0]), said[grouped.end() :]
    else:
        found = NUMBER.match(said)
        if not found:
            return None
        digits, rest = found[0].replace(",", "."), said[found.end() :]
    after = AFTER.match(rest)
    of = re.sub(r"\D", "", after["of"] or after["of_words"] or "") if after else ""
    if not after or UNCLEAR.match(rest) or (LARGE.match(rest) and not of):
        return None
    number = float(digits)
    most = schema.get("maximum")
    if of and (int(of) != most if most is not None else int(of) < number):
        return None
    return int(number) if number.is_integer() else None if whole else number
