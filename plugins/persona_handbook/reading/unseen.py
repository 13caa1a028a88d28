"""Invisible characters: a text or a name that contains no other characters is empty."""

from __future__ import annotations

import re

# what `\s` matches in Python; engines of regular expressions differ
BLANKS = r"\x09-\x0d\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# controls, Unicode's default ignorable characters (Hangul fillers, joiners, selectors, tags), the Braille cell
# without a dot, and a note without a head
UNSEEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
SEEN = f"[^{BLANKS}{UNSEEN}]"
NAMED = f"[^{BLANKS}{UNSEEN}_-]"
FREE_FIELD = f"^x-.*{NAMED}"
HIDDEN = re.compile(f"[{UNSEEN}]")
SHOWS = re.compile(SEEN)
FREE = re.compile(FREE_FIELD, re.DOTALL)


def is_blank(text: str) -> bool:
    """Return whether a text has no visible characters."""
    return not SHOWS.search(text)


def without_unseen(text: str) -> str:
    """Return a text without invisible characters."""
    return HIDDEN.sub("", text)


def is_free_field(name: str) -> bool:
    """Return whether a field is an extension field: `x-` and a visible name."""
    return bool(FREE.match(name))
