"""Texts in findings: shortened for display, and quoted as YAML."""

from __future__ import annotations

import re

LONGEST = 60
LONGEST_LINE = 160
PLAIN = re.compile(r"(?!.*(?:: | #))\w(?:.*[^:])?")
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
SEPARATORS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " ", "\t": " ", "\n": " ", "\r": " "})


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text for a finding: on one line, without control characters, at most `longest` code points."""
    head = UNSHOWABLE.sub(REPLACEMENT, text[: 4 * longest])
    line = " ".join(head.split())
    return f"{line[:longest].rstrip()}…" if len(line) > longest or len(text) > 4 * longest else line


def shortened_line(text: str) -> str:
    """Return a corrected line for display in a finding, with its indentation; long lines are cut."""
    line = UNSHOWABLE.sub(REPLACEMENT, text).rstrip().translate(SEPARATORS)
    return f"{line[:LONGEST_LINE].rstrip()}…" if len(line) > LONGEST_LINE else line


def is_plain(text: str) -> bool:
    """Return whether a text needs no quotes."""
    return PLAIN.fullmatch(text) is not None


def in_quotes(text: str) -> str:
    """Quote a text for YAML: with double quotes, or single quotes if it contains double quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
