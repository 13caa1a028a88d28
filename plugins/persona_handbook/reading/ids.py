"""IDs: lowercase letters, digits and single hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")
LETTERS_MARKS_NUMBERS = "LMN"
IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
SILENT = re.compile("['`\"]")
LAST_OF_THE_TABLE = 0xFFFF


def slug(text: str) -> str:
    """Convert a text to the nearest ID; empty if it has no letters or digits.

    Letters of other alphabets become the Latin letters that sound or look most like them: `Große Łódź` gives
    `grosse-lodz`. Ideographs are dropped, because their sound depends on the language. The script of the form does the
    same with the table from `letter_runs`.
    """
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", text.translate(APOSTROPHES))))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def letter_runs() -> Iterator[tuple[int, list[str]]]:
    """Yield the transliteration table as runs of consecutive code points: the first one and the replacements."""
    codes = [code for code in range(0x80, LAST_OF_THE_TABLE + 1) if _has_sound(code)]
    sounds = _latin("\n".join(map(chr, codes))).lower().split("\n")
    before = first = codes[0]
    run: list[str] = []
    for code, sound in zip(codes, sounds, strict=True):
        if code > before + 1:
            yield first, run
            first, run = code, []
        run.append(re.sub(r"[^a-z0-9]+", "-", sound))
        before = code
    yield first, run


def _plain(character: str) -> str:
    if character.isascii():
        return character
    return _latin(character) if _has_sound(ord(character)) else " "


def _latin(text: str) -> str:
    return SILENT.sub("", anyascii(text))


def _has_sound(code: int) -> bool:
    if code > LAST_OF_THE_TABLE or any(first <= code <= last for first, last in IDEOGRAPHS):
        return False
    return unicodedata.category(chr(code))[0] in LETTERS_MARKS_NUMBERS
