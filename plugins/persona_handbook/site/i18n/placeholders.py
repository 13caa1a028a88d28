"""Checks that a translation contains the same values as its phrase."""

from __future__ import annotations

import re

from persona_handbook.message import all_of, gettext

PLACE = re.compile(r"%\((\w+)\)s")
NUMBERS = frozenset({"num", "count", "number"})
WELL_FORMED = re.compile(r"%\(\w+\)s|%%|[^%]")


def misfit(phrase: str, said: str, *, is_for_one: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with the values in a translation, and what to do; None if nothing is.

    In a phrase without values, percent signs are literal, and so are those in the translation. The singular form may
    omit the number, as in `one hour`.
    """
    if "%" not in phrase or WELL_FORMED.sub("", phrase):
        return None
    lost_sign = WELL_FORMED.sub("", said)
    if lost_sign:
        return gettext("A percent sign has no name and is not doubled."), gettext(
            "Write `%%`, or a value such as `%(count)s`."
        )
    there, wanted = PLACE.findall(said), PLACE.findall(phrase)
    extra = [each for each in there if each not in wanted]
    lost = [each for each in wanted if each not in there and not (is_for_one and each in NUMBERS)]
    if extra:
        return gettext("%(value)s is not in the phrase `%(phrase)s`.", value=_place(extra[0]), phrase=phrase), _has(
            wanted
        )
    if lost:
        value = _place(lost[0])
        wrong = gettext("%(value)s from the phrase is missing, so pages would not show its value.", value=value)
        return wrong, gettext("Write %(value)s into it.", value=value)
    return None


def _has(names: list[str]) -> str:
    places = all_of(map(_place, dict.fromkeys(names)))
    return gettext("Use %(values)s.", values=places) if names else gettext("Write it without values.")


def _place(name: str) -> str:
    return f"`%({name})s`"
