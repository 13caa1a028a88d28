"""Values -> JSON that every program can read, whatever bytes the names of files have."""

from __future__ import annotations

import json
import re

NOT_AS_IT_IS = re.compile(
    "[\ud800-\udfff\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
FIRST, LAST = 0xDC80, 0xDCFF  # what stands for a byte of a file's name that is not UTF-8 (PEP 383)


def as_json(value: object, indent: int | None = 2) -> str:
    r"""Write a value as JSON.

    Half a character, which many programs refuse, is spelled: a byte of a file's name as `\xff`, any other as U+FFFD.
    What moves a terminal's cursor or turns its text around is escaped.
    """
    return NOT_AS_IT_IS.sub(_spelled, json.dumps(value, indent=indent, ensure_ascii=False))


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    if not 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return rf"\\x{code - FIRST + 0x80:02x}" if FIRST <= code <= LAST else "\ufffd"
