"""Unquoted values: numbers, true, false and null; everything else is text."""

from __future__ import annotations

import re

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(\.[0-9]{1,18}|(0|[1-9][0-9]{0,17})(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?")

NUMBERS_BEGIN = frozenset("+-.0123456789")

Scalar = None | bool | int | float | str


def plain_value(text: str) -> Scalar:
    """Return the value of an unquoted text by the core schema of YAML 1.2, restricted to common forms.

    Dates, times, `yes`, `no`, `on`, `off`, and numbers with leading zeros or more than 18 digits stay text. Source:
    YAML 1.2.2, section 10.3.
    """
    if text in NOTHING:
        return None
    if text[0] not in NUMBERS_BEGIN:
        return TRUTH.get(text, text)
    if WHOLE.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        number = float(text)
        return number if number not in {float("inf"), float("-inf")} else text
    return text
