"""Percentages that cannot come from a sample of whole people or cases, or that contradict their own count."""

from __future__ import annotations

import re
from math import ceil, floor

from persona_handbook.insight.saying.figures import numbers_in
from persona_handbook.insight.saying.shares import shares_in
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import Evidence

PERCENT = re.compile(r"(?<![\w.,])(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|\uff05)")
COUNT = re.compile(r"\d+ (?:of|out of|von|sur|de|em|su|van|op) (?:the |den |los |las )?\d+|\d+[人件名台]?(?:のうち|中)")
NEAR = 1.0
# a change in percent, or a rate, is not the share of a sample
NO_SHARE = re.compile(
    r"\b(?:by|um|de plus|rise|rose|fell|fall|grew|growth|more|less|fewer|higher|lower|mehr|weniger|plus|moins"
    r"|más|menos|mais"
    r"|più|meno|meer|minder|average|mean|median|about|around|almost|nearly|over|under|roughly|approx\w*|rund|etwa|fast"
    r"|environ|presque|casi|cerca|quase|circa|quasi|ongeveer|bijna|of (?:these|them|those|which)|davon|dont|confidence"
    r"|margin|rate|cost\w*|price\w*|revenue|discount)\b|[±<>≈~+-]\s?\d|約|ほぼ",
    re.IGNORECASE,
)


def impossible_percentage(finding: str, sample: int) -> str | None:
    """Return a percentage that no whole number of the sample gives, or None.

    Source: the GRIM test (Brown and Heathers 2017), for shares in place of means.
    """
    if COUNT.search(finding) or NO_SHARE.search(finding):
        return None
    for found in PERCENT.finditer(finding):
        text = found["figure"].replace(",", ".")
        digits = len(text.partition(".")[2])
        exact = float(text) * sample / 100
        step = 10**-digits
        near = (floor(exact), ceil(exact))
        if all(abs(100 * count / sample - float(text)) >= step for count in near):
            return found[0]
    return None


def percents(source: Evidence) -> list[float]:
    """Return the shares in percent that evidence contains, also those of its counts in its sample."""
    told = [each.percent for text in texts_told(source) for each in shares_in(text)]
    whole = source.sample or 0
    return [*told, *(100 * each / whole for text in source.findings for each in numbers_in(text) if each <= whole)]


def texts_told(source: Evidence) -> tuple[str, ...]:
    """Return what evidence says: findings, answers and quotes."""
    answers = source.answers.given().values() if source.answers else ()
    said = (each.says for each in answers if each.says)
    return (*source.findings, *said, *(each.text for each in verbatims(source)))


def miscounted(finding: str) -> str | None:
    """Return a percentage that contradicts the only count of its text, such as “31 of 100 (62%)”, or None."""
    found = [*PERCENT.finditer(finding)]
    counts = [each.percent for each in shares_in(finding) if each.whole]
    if len(found) != 1 or len(counts) != 1 or "(" not in finding[: found[0].start()][-3:]:
        return None
    told = float(found[0]["figure"].replace(",", "."))
    return found[0][0] if abs(told - counts[0]) > NEAR else None
