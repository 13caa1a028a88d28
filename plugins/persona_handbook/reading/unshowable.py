"""Characters that pages, feeds, calendars and diagrams cannot contain, and their replacement."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNSHOWABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")


def showable(text: str) -> str:
    """Replace control characters, lone surrogates and noncharacters with U+FFFD; white space is kept."""
    return UNSHOWABLE.sub(REPLACEMENT, text)
