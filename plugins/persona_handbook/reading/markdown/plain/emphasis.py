"""Determines which stars, underscores and backslashes emphasize or escape, and which are literal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from persona_handbook.reading.markdown.plain.code import PARAGRAPH, is_between_letters
from persona_handbook.reading.markdown.plain.stand_ins import ESCAPABLE

RUN = re.compile(r"\*+|_+")
LINE_OF_MARKS = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
BULLET = re.compile(r"[ \t>]*(?:[-+*]|\d+\.)[ \t]+")
WORD = re.compile(r"\S+")
# a literal backslash: the word is a path or a pattern
PATH = re.compile(rf"\\(?:[^{re.escape(ESCAPABLE)}]|\\|\Z)")
# as in the name of a file, __init__.py
NAME_GOES_ON = re.compile(r"\.\w")
Skips = Callable[[int], bool]


def literal_backslashes(text: str, is_code: Skips) -> Iterator[int]:
    r"""Yield the offsets of literal backslashes, and of the characters after them.

    These are in words with a backslash before a letter or another backslash (C:\new\*.txt), and after characters used
    for drawing, as in a shrug.
    """
    for word in WORD.finditer(text):
        is_path = PATH.search(word[0])
        at = word[0].find("\\")
        while at >= 0:
            offset = word.start() + at
            if not is_code(offset) and (is_path or _is_drawn(text[offset - 1 : offset])):
                yield offset
                yield from (each for each in (offset + 1,) if each < word.end())
            at = word[0].find("\\", at + 1 if is_path else at + 2)


def loose_marks(text: str, is_left: Skips) -> Iterator[int]:
    """Yield the offsets of stars and underscores without a counterpart: 2*3*4, f*ck, 5* hotels.

    Args:
        text: the text
        is_left: whether a character is code, part of a tag, or escaped
    """
    for paragraph in PARAGRAPH.finditer(text):
        yield from _unpaired(list(_runs(paragraph, is_left)))


class _Run:
    """Consecutive stars or underscores, and how many of them are not paired yet."""

    def __init__(self, found: re.Match[str]) -> None:
        text, (self.start, self.end) = found.string, found.span()
        before, after = text[self.start - 1 : self.start] or " ", text[self.end : self.end + 1] or " "
        self.sign, self.left = found[0][0], len(found[0])
        opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
        inside = is_between_letters(text, self.start, self.end) and not _is_wide(before) and not _is_wide(after)
        self.opens = opens and not inside
        self.closes = closes and not (self.sign == "_" and (inside or NAME_GOES_ON.match(text, self.end)))


def _runs(paragraph: re.Match[str], is_left: Skips) -> Iterator[_Run]:
    start = paragraph.start()
    for line in paragraph[0].splitlines(keepends=True):
        bullet = BULLET.match(line)
        if not LINE_OF_MARKS.match(line.rstrip()):
            inner = start + (bullet.end() if bullet else 0)
            yield from (
                _Run(each)
                for each in RUN.finditer(paragraph.string, inner, start + len(line))
                if not is_left(each.start())
            )
        start += len(line)


def _unpaired(runs: list[_Run]) -> Iterator[int]:
    """Yield the characters of runs that are not paired at all."""
    opened: dict[str, list[_Run]] = {"*": [], "_": []}
    paired: set[int] = set()
    for run in runs:
        own, others = opened[run.sign], opened["_" if run.sign == "*" else "*"]
        while run.closes and run.left and own:
            size = min(own[-1].left, run.left)
            own[-1].left, run.left = own[-1].left - size, run.left - size
            paired |= {own[-1].start, run.start}
            while others and others[-1].start > own[-1].start:
                others.pop()
            if not own[-1].left:
                own.pop()
        if run.opens and run.left:
            own.append(run)
    yield from (offset for run in runs if run.start not in paired for offset in range(run.start, run.end))


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _is_wide(sign: str) -> bool:
    """Return whether a character belongs to a script without spaces between words."""
    return unicodedata.east_asian_width(sign) in "WF"


def _is_drawn(sign: str) -> bool:
    return bool(sign) and not sign.isascii() and not sign.isalnum() and not sign.isspace()
