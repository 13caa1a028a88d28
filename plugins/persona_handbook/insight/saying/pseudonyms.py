"""Pseudonyms of participants: which spellings are one person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from persona_handbook.insight.saying.shares import WORDS

UNNAMED = "unnamed"
MOST = 10
WORD_OF_A_PERSON = (
    r"(?:participant(?:e|in)?|person|part|proband(?:in)?|interviewee|respondent|subject|teilnehmer(?:in)?|persona"
    r"|partecipante|deelnemer|対象者|参加者)"
)
PART_OF_A_NAME = re.compile(r"[^\W\d_]+|\d+")
PSEUDONYM = re.compile(r"(?<![^\W_])[^\W\d_]{1,3}[^\w\n]{0,2}\d+[a-z]?(?![^\W_])")
SPELLED_OUT = re.compile(rf"\b{WORD_OF_A_PERSON}\b[.:]?\s*(?=\W?\d)")
# Cyrillic and Greek letters that look like Latin ones
LOOK_ALIKE = str.maketrans("аеорсухкмтівнρτυχκνιο", "aeopcyxkmtibhptyxkvio")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
NUMERALS = {
    **{word: number for word, number in WORDS.items() if number <= MOST},
    **{word: number for words in (ORDINALS, ROMAN) for number, word in enumerate(words, 1)},
}
NUMERAL = "|".join(sorted(NUMERALS, key=len, reverse=True))
IN_WORDS = re.compile(
    rf"\b(?:p|{WORD_OF_A_PERSON})\b[ .:-]*(?P<after>{NUMERAL})\b|\b(?P<before>{NUMERAL}) {WORD_OF_A_PERSON}\b"
)


@lru_cache(maxsize=10_000)
def same_person(participant: str | None) -> str:
    """Return what makes two participants one: `P-1`, `p-01`, `P 01`, `Participant one` and `P-01, by phone`.

    All conversations without a participant count as one person.
    """
    named = unicodedata.normalize("NFKC", participant or UNNAMED).casefold().translate(LOOK_ALIKE)
    named = IN_WORDS.sub(lambda found: f"p {NUMERALS[found['after'] or found['before']]}", named)
    pseudonym = PSEUDONYM.search(SPELLED_OUT.sub("p ", named))
    parts = PART_OF_A_NAME.findall(pseudonym[0] if pseudonym else named)
    return "-".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)
