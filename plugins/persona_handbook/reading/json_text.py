"""Writes JSON that every program can read, whatever bytes file names contain."""

from __future__ import annotations

import json
import re

NOT_AS_IT_IS = re.compile(
    "[\ud800-\udfff\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
FIRST, LAST = 0xDC80, 0xDCFF  # surrogates for the bytes of a file name that is not UTF-8 (PEP 383)


def as_json(value: object, indent: int | None = 2) -> str:
    r"""Write a value as JSON.

    Lone surrogates, which many programs reject, are replaced: a byte of a file name by `\xff`, any other by U+FFFD.
    Characters that move the cursor of a terminal or change the direction of text are escaped.
    """
    return NOT_AS_IT_IS.sub(_spelled, json.dumps(value, indent=indent, ensure_ascii=False))


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    if not 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return rf"\\x{code - FIRST + 0x80:02x}" if FIRST <= code <= LAST else "\ufffd"
