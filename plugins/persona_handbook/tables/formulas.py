"""Protects CSV cells against formula injection, and reverses the protection on reading."""

from __future__ import annotations

import re

# also full-width characters, which East Asian programs treat alike, and after separators of other programs
_BEGINS = "[=+\\-@|\t\r\uff1d\uff0b\uff0d\uff20]"
LIKE_A_FORMULA = re.compile(rf"(?:\A|(?<=[;\t]))(?='*{_BEGINS})")
GUARDED = re.compile(rf"(?:\A|(?<=[;\t]))'(?='*{_BEGINS})")


def no_formula(text: str) -> str:
    """Prefix a text that a program would read as a formula with an apostrophe."""
    return LIKE_A_FORMULA.sub("'", text)


def as_written(cell: str) -> str:
    """Remove these apostrophes."""
    return GUARDED.sub("", cell)
