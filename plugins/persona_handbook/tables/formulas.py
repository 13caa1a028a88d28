"""Protects CSV cells against formula injection, and reverses the protection on reading."""

from __future__ import annotations

import re

# also full-width characters, which East Asian programs treat alike
_BEGINS = "[=+\\-@|\t\r\uff1d\uff0b\uff0d\uff20]"
# where a cell starts in a program that splits at semicolons or tabs: it reads each line as a row, and drops quotes
_AT = r"(?:\A|(?<=[;\t\r\n]))"
_FORMULA = rf"['\"]*{_BEGINS}"
LIKE_A_FORMULA = re.compile(rf"{_AT}(?={_FORMULA})")
GUARDED = re.compile(rf"{_AT}'(?={_FORMULA})")


def no_formula(text: str) -> str:
    """Prefix a text that a program would read as a formula with an apostrophe."""
    return LIKE_A_FORMULA.sub("'", text)


def as_written(cell: str) -> str:
    """Remove these apostrophes."""
    return GUARDED.sub("", cell)
