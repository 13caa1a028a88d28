"""The gate into a Mermaid label: what stands there is what was written, whatever Mermaid would make of it.

Mermaid knows decimal character codes (`#58;`). Its grammar gives a meaning to `: ; # , %` and to some words at the
beginning of a line, so all of these become codes. Source: the journey grammar of Mermaid 10 to 12, which is one.
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
    """Where a label stands."""

    TITLE = "title"
    DESCRIPTION = "description"
    SECTION = "section"
    TASK = "task"
    ACTOR = "actor"


def label_text(text: str) -> str:
    """Give the text as a diagram shows it: on one line, without characters that cannot be shown."""
    spaced = SPACES.sub(" ", text).replace(BYTE_ORDER_MARK, "")
    return showable(spaced).strip() or NOTHING


def in_diagram(text: str, position: Position) -> str:
    """Let a text into a diagram; the diagram will show `label_text(text)`."""
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
