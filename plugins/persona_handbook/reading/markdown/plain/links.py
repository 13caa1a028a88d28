"""Finds links, images and link definitions in a Markdown text that pages cannot show, and literal brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.reading.markdown.plain.emphasis import Skips
from persona_handbook.reading.markdown.plain.stand_ins import ESCAPABLE
from persona_handbook.reading.schema.value_formats import is_link

WORDS = r"(?:[^\[\]]++|\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\])*+"
LINK = re.compile(rf"\[{WORDS}\]\((?P<inside>(?:[^()\n]++|\n(?!\n)|\([^()]*+\))*+)\)")
ADDRESS = re.compile(r"\s*(?:<(?P<within>[^<>]*)>|(?P<address>[^\s<>]+))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*")
NOTE = re.compile(
    r"^[ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)*\[(?P<label>[^\[\]]*)\]:[ ]*(?:\n[ ]*)?(?P<address>\S+)[ ]*"
    r"(?:(?:\n[ ]*)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))[ ]*)?$",
    re.MULTILINE,
)
ESCAPE = re.compile(rf"\\([{re.escape(ESCAPABLE)}])")
PICTURE = re.compile(r"!\[")


def unshown_links(text: str, is_left: Skips) -> Iterator[int]:
    """Yield the offsets of brackets that start a link without a target or with a dangerous one."""
    for bracket in re.finditer(r"\[", text):
        if not is_left(bracket.start()):
            link = LINK.match(text, bracket.start())
            if link and not _leads(link["inside"]):
                yield bracket.start()


def pictures(text: str, is_left: Skips) -> Iterator[int]:
    """Yield the offsets of the characters that start an image, of which pages show only the text."""
    for found in PICTURE.finditer(text):
        if not is_left(found.start()):
            yield from range(*found.span())


def unused_notes(text: str) -> Iterator[int]:
    """Yield the offsets of unused link definitions, such as [1]: https://example.com."""
    notes = list(NOTE.finditer(text))
    if not notes:
        return
    without = NOTE.sub("", text)
    for note in notes:
        label = re.escape(" ".join(note["label"].split())).replace(r"\ ", r"\s+")
        is_used = label and re.search(rf"\[{label}\]", without, re.IGNORECASE)
        if not is_used or not is_link(note["address"].strip("<>")):
            yield note.start("label") - 1


def _leads(inside: str) -> bool:
    found = ADDRESS.fullmatch(inside)
    address = (found["within"] or found["address"]) if found else ""
    return is_link(ESCAPE.sub(r"\1", address or "")) and bool(address)
