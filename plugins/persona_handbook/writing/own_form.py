"""A text in the form of the file that it goes into: with its line ends and its byte order mark."""

from __future__ import annotations

import re

from persona_handbook.reading.yaml.source import BYTE_ORDER_MARK

LINE_END = re.compile(r"\r\n|\r|\n")
MARK = BYTE_ORDER_MARK.encode()


def line_end_of(text: str) -> str:
    """Give the line end that a text has most often; a line feed where it has none."""
    found = LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=found.count)


def in_form_of(before: bytes, text: str) -> str:
    """Give a text the line ends and the byte order mark of a file."""
    end = line_end_of(before.decode("utf-8", "replace"))
    mark = BYTE_ORDER_MARK if before.startswith(MARK) else ""
    return mark + LINE_END.sub(lambda _: end, text.removeprefix(BYTE_ORDER_MARK))
