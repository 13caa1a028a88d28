"""Adapts a text to the line ends and byte order mark of a file."""

from __future__ import annotations

import re

from persona_handbook.reading.source_text.source import BYTE_ORDER_MARK

LINE_END = re.compile(r"\r\n|\r|\n")
MARK = BYTE_ORDER_MARK.encode()


def line_end_of(text: str) -> str:
    """Return the most frequent line end of a text; a line feed if it has none."""
    found = LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=found.count)


def in_form_of(before: bytes, text: str) -> str:
    """Return a text with the line ends and byte order mark of a file."""
    end = line_end_of(before.decode("utf-8", "replace"))
    mark = BYTE_ORDER_MARK if before.startswith(MARK) else ""
    return mark + LINE_END.sub(lambda _: end, text.removeprefix(BYTE_ORDER_MARK))
