"""The gate into a cell of CSV: no program takes what somebody wrote for a formula, and reading gives it back."""

from __future__ import annotations

import re

# full-width signs too, which East Asian programs take for the others; and after what another program parts cells with
_BEGINS = "[=+\\-@|\t\r\uff1d\uff0b\uff0d\uff20]"
LIKE_A_FORMULA = re.compile(rf"(?:\A|(?<=[;\t]))(?='*{_BEGINS})")
GUARDED = re.compile(rf"(?:\A|(?<=[;\t]))'(?='*{_BEGINS})")


def no_formula(text: str) -> str:
    """Put an apostrophe before what a program would take for a formula."""
    return LIKE_A_FORMULA.sub("'", text)


def as_written(cell: str) -> str:
    """Take these apostrophes away again."""
    return GUARDED.sub("", cell)
