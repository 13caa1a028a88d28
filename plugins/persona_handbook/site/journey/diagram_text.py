"""Escapes labels of Mermaid diagrams, so that they are shown exactly as written.

Mermaid supports decimal character codes (`#58;`). Its grammar gives a meaning to `: ; # , %` and to some words at the
start of a line, so these are encoded. Source: the journey grammar, which is the same in Mermaid 10 to 12.
"""

from __future__ import annotations

import re
from enum import Enum

from persona_handbook.reading.unshowable import showable

SPACES = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
BYTE_ORDER_MARK = "\ufeff"
NOTHING = "—"
MARKERS_OF_MERMAID = frozenset("ﬂ¶")
KEYWORD = re.compile(r"journey|title|section|accTitle|accDescr", re.IGNORECASE)
SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -.!?'()/+@=,")
# A comma separates actors, and the legend measures every code by its length.
SAFE_IN_ACTOR = (SAFE | frozenset("*_$^~|\\[]")) - {","}


class Position(Enum):
    """The position of a label."""

    TITLE = "title"
    DESCRIPTION = "description"
    SECTION = "section"
    TASK = "task"
    ACTOR = "actor"


def label_text(text: str) -> str:
    """Return the text as a diagram shows it: on one line, without characters that cannot be shown."""
    spaced = SPACES.sub(" ", text).replace(BYTE_ORDER_MARK, "")
    return showable(spaced).strip() or NOTHING


def in_diagram(text: str, position: Position) -> str:
    """Escape a text for a diagram, which will show `label_text(text)`."""
    label = label_text(text)
    kept = SAFE_IN_ACTOR if position is Position.ACTOR else SAFE
    codes = [each if _may_stay(each, kept) else f"#{ord(each)};" for each in label]
    is_keyword = KEYWORD.match(label) if position is Position.TASK else label == "__proto__"
    if is_keyword:
        codes[0] = f"#{ord(label[0])};"
    return "".join(codes)


def _may_stay(character: str, kept: frozenset[str]) -> bool:
    if character.isascii():
        return character in kept
    return character not in MARKERS_OF_MERMAID and not character.isspace()
