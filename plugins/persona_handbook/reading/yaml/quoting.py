"""Text within findings: what somebody wrote, made fit to be shown, and how it would be written right."""

from __future__ import annotations

import re

LONGEST = 60
LONGEST_LINE = 160
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
SEPARATORS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " ", "\t": " ", "\n": " ", "\r": " "})


def shortened(text: str, longest: int = LONGEST) -> str:
    """Give a text as a finding shows it: on one line, cut to a length in code points, without control characters."""
    head = UNSHOWABLE.sub(REPLACEMENT, text[: 4 * longest])
    line = " ".join(head.split())
    return f"{line[:longest].rstrip()}…" if len(line) > longest or len(text) > 4 * longest else line


def shortened_line(text: str) -> str:
    """Give a whole line, put right, as the way out shows it: with its indentation, and cut where it is too long."""
    line = UNSHOWABLE.sub(REPLACEMENT, text).rstrip().translate(SEPARATORS)
    return f"{line[:LONGEST_LINE].rstrip()}…" if len(line) > LONGEST_LINE else line


def in_quotes(text: str) -> str:
    """Give a text in the quotes that it needs in YAML: double ones, or single ones where it holds double ones."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
