"""Splits texts into words that can be compared, whatever their case, accents, punctuation and alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from persona_handbook.reading.unseen import UNSEEN, without_unseen
from persona_handbook.reading.yaml.value import Span

# scripts without spaces between words: each character is a word of half the weight
CJK_OR_THAI = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
FIRST_OF_THEM = "\u0e00"
# combining marks and invisible characters, such as soft hyphens, do not divide a word
WITHIN = rf"\u0300-\u036f{UNSEEN}"
LETTER = rf"[^\W_{CJK_OR_THAI}]"
APOSTROPHES = "'\u2019\u02bc"
WORD = re.compile(rf"[{CJK_OR_THAI}]|{LETTER}+(?:(?:[{WITHIN}]|[{APOSTROPHES}](?={LETTER}))+{LETTER}*)*")
MARKS = re.compile(rf"[\u0300-\u036f{APOSTROPHES}]")
# letters of other alphabets that look like Latin ones
ALIKE = str.maketrans("абвгеіјкмнорсѕтухԁһԛԝαβεηικνορτυχγω", "abbreijkmhopcstyxdhqwabenikvoptuxyw")
# what regular expressions take for the same letters, beside the other case
OTHER_CASES = str.maketrans("\u0130\u0131\u212a\u017f", "iiks")
UNSPACED = re.compile(rf"[{CJK_OR_THAI}]")
OF_A_WORD, OF_A_CHARACTER = 2, 1


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; in scripts without spaces, its characters."""
    return [_plain(word) for word in WORD.findall(text)]


def words_with_spans(text: str) -> tuple[list[str], list[Span]]:
    """Return the words of a text, as `words_of` does, and the start and end offset of each."""
    found = list(WORD.finditer(text))
    return [_plain(each[0]) for each in found], [each.span() for each in found]


def may_hold(text: str, signs: Sequence[str]) -> bool:
    """Return whether a text contains one of some signs in lower case, in any case, as regular expressions know it."""
    low = (text if text.isascii() else text.translate(OTHER_CASES)).lower()
    for sign in signs:  # noqa: SIM110  called for very many texts, and a generator takes twice as long
        if sign in low:
            return True
    return False


def run_from(words: Sequence[str], at: int, count: int) -> tuple[str, ...] | None:
    """Return the words from an index on that make up a number of words; None if there are fewer.

    Two characters of a script without spaces count as one word.
    """
    left = OF_A_WORD * count
    for end in range(at, len(words)):
        left -= weight_of(words[end])
        if left <= 0:
            return tuple(words[at : end + 1])
    return None


def runs_of(words: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """Return all runs of words that make up a number of words, one from each index on."""
    if max(words, default="") < FIRST_OF_THEM:
        return [tuple(words[at : at + count]) for at in range(len(words) - count + 1)]
    return [run for at in range(len(words)) if (run := run_from(words, at, count))]


def weight_of(word: str) -> int:
    """Return the weight of a word: half for a character of a script without spaces."""
    return OF_A_CHARACTER if word >= FIRST_OF_THEM and UNSPACED.match(word) else OF_A_WORD


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")
    folded = unicodedata.normalize("NFKD", without_unseen(word)).casefold()
    return unicodedata.normalize("NFC", MARKS.sub("", folded)).translate(ALIKE)
