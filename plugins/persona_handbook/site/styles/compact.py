"""Removes comments and white space from our scripts and style sheets, which every page loads."""

from __future__ import annotations

import re

REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
REMARK_LINES = re.compile(rb"^[ \t]*/\*.*?\*/", re.DOTALL | re.MULTILINE)
STRONG = b":is(.md-typeset,body) "
LEADING_ZERO = re.compile(rb"(?<![\w.])0(?=\.\d)")
COMBINES = re.compile(rb" ([>+~]) ")
DECLARES = re.compile(rb"^(--[\w-]+|[a-z-]+): ")


def compact_script(script: bytes) -> bytes:
    """Remove comment lines, indentation and empty lines from one of our scripts."""
    lines = (line.strip() for line in REMARK_LINES.sub(b"", script).splitlines())
    return b"\n".join(line for line in lines if line)


def compact(style: bytes) -> bytes:
    """Remove comments, line breaks and spaces from a style sheet.

    Each of its lines is a selector, one declaration, or a part of either, so that no value is changed.
    """
    lines = (line.strip() for line in REMARK.sub(b"", style).splitlines())
    compact = b"".join(_compact_line(line) for line in lines if line)
    return compact.replace(b";}", b"}")


def _compact_line(line: bytes) -> bytes:
    if b'"' not in line:
        line = LEADING_ZERO.sub(b"", line.replace(b", ", b","))
    if line.endswith((b"{", b",")) and not DECLARES.match(line):
        return COMBINES.sub(rb"\1", line.replace(STRONG, b":root ")).removesuffix(b" {") + b"{" * line.endswith(b"{")
    return DECLARES.sub(rb"\1:", line) + (b"" if line.endswith((b";", b"}", b",")) else b" ")
