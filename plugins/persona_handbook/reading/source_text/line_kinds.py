"""Classifies lines as fields, items or continued text, by indentation alone."""

from __future__ import annotations

import re

from persona_handbook.reading.source_text.line_layout import FIELD, field_column, lead
from persona_handbook.reading.source_text.source import Source

BLOCK = re.compile(r"(?:^[ ]*(?:- +)+|: +)[|>][-+]?\d?[-+]?[ ]*(?:#.*)?$")
QUOTED = re.compile(r"(?:: +|- +|^[ ]*)([\"'])(?!\1)")
NO_VALUE = re.compile(r":[ ]*(?:#.*)?$")


def lines_of_texts(source: Source) -> frozenset[int]:
    """Return the indexes of the lines that continue a text from a line above.

    Works for files that no parser can read: a text ends where a line starts at its margin, regardless of quotes.
    """
    inside: set[int] = set()
    margin, quote, in_text, verbatim = -1, "", False, False
    for index in range(source.line_count):
        line = source.line(index)
        if not line.strip():
            if in_text and (verbatim or quote):
                inside.add(index)
            continue
        if in_text and _goes_on(line, margin, verbatim=verbatim, quote=quote):
            inside.add(index)
            if quote and line.rstrip().endswith(quote):
                in_text, quote = False, ""
            continue
        margin, quote, verbatim = field_column(line), "", bool(BLOCK.search(line))
        if not verbatim and not FIELD.match(line) and lead(line) == margin:
            margin = max(0, margin - 1)
        opened = QUOTED.search(line)
        if opened and line.rstrip().count(opened[1]) % 2 == 1:
            quote = opened[1]
        in_text = verbatim or bool(quote) or bool(FIELD.match(line) and not NO_VALUE.search(line))
    return frozenset(inside)


def _goes_on(line: str, margin: int, *, verbatim: bool, quote: str) -> bool:
    if lead(line) > margin:
        return True
    return bool(quote and not verbatim and not FIELD.match(line))
