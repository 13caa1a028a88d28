"""Protects CSV cells against formula injection, and reverses the protection on reading."""

from __future__ import annotations

import re

from persona_handbook.reading.unseen import BLANKS, UNSEEN

# also full-width and small characters, which East Asian programs treat alike
_BEGINS = "[=+\\-@|\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
# where a cell starts in a program that splits at semicolons or tabs: it reads each line as a row, and drops quotes
_BREAKS = r"\t\r\n\x0b\x0c\x85\u2028\u2029"
_AT = rf"(?:\A|(?<=[;{_BREAKS}]))"
# programs may trim what nobody sees, and then read a formula
_FORMULA = rf"(?:(?![{_BREAKS}])['\"{BLANKS}{UNSEEN}])*{_BEGINS}"
LIKE_A_FORMULA = re.compile(rf"{_AT}(?={_FORMULA})")
GUARDED = re.compile(rf"{_AT}'(?={_FORMULA})")


def no_formula(text: str) -> str:
    """Prefix a text that a program would read as a formula with an apostrophe."""
    return LIKE_A_FORMULA.sub("'", text)


def as_written(cell: str) -> str:
    """Remove these apostrophes."""
    return GUARDED.sub("", cell)
