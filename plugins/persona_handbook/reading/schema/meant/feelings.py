"""The number and the word of a feeling, each in the field of the other, or both in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from persona_handbook.message import gettext
from persona_handbook.reading.schema.meant.numbers import meant_number
from persona_handbook.reading.schema.meant.wrong import Correction, WrongValue, source_text
from persona_handbook.reading.yaml.value import Value

NUMBER, WORD = "feeling", "emotion"
LEAST, MOST = 1, 5
WORDS = re.compile(r"[^\W\d_][^\d:#]*")
WORD_FIRST = re.compile(r"(?P<word>[^\W\d_][^\d:#(,]*?)\s*(?:[(,]|[\u2013-])\s*(?P<number>\d)\)?")
NUMBER_FIRST = re.compile(r"(?P<number>\d)\s*(?:[(,]|[\u2013-])\s*(?P<word>[^\W\d_][^\d:#()]*)\)?")


def feeling_meant(wrong: WrongValue) -> Correction | None:
    """Move a word from `feeling` to `emotion` and a number from `emotion` to `feeling`; split both in one."""
    if wrong.name not in {NUMBER, WORD}:
        return None
    here = _beside(wrong)
    said, other = str(wrong.value).strip(), {NUMBER: WORD, WORD: NUMBER}[wrong.name]
    if isinstance(wrong.value, list | dict | bool) or wrong.value is None:
        return None
    if wrong.name == NUMBER and other not in here:
        both = WORD_FIRST.fullmatch(said) or NUMBER_FIRST.fullmatch(said)
        if both and wrong.is_plain:
            return _split(wrong, both)
    if wrong.name == WORD and not (isinstance(wrong.value, int | float) and LEAST <= wrong.value <= MOST):
        return None
    is_word = bool(WORDS.fullmatch(said)) and meant_number(said, {"type": "number"}, NUMBER) is None
    if is_word != (wrong.name == NUMBER):
        return None
    if other not in here:
        return _renamed(wrong, other)
    there = str(here[other]).strip()
    if bool(WORDS.fullmatch(there)) == is_word:
        return None
    written = wrong.document.source_text((*wrong.pointer[:-1], other))
    return wrong.instead(written)


def _beside(wrong: WrongValue) -> Mapping[str, Value]:
    part = wrong.data
    for step in wrong.pointer[:-1]:
        part = part[step] if isinstance(part, dict | list) else None  # type: ignore[index]
    return part if isinstance(part, dict) else {}


def _renamed(wrong: WrongValue, other: str) -> Correction:
    key = wrong.document.key_at(wrong.pointer)
    source = wrong.document.source
    line = gettext("Write `%(line)s`.", line=f"{other}: {source_text(wrong)}")
    return Correction(line, advice=source.replacement(*source.offsets(key), other))


def _split(wrong: WrongValue, both: re.Match[str]) -> Correction:
    margin = " " * (wrong.document.key_at(wrong.pointer).column - 1)
    lines = (f"{NUMBER}: {both['number']}", f"{WORD}: {both['word'].strip()}")
    way_out = gettext("Write `%(line)s`, and on a separate line below it `%(below)s`.", line=lines[0], below=lines[1])
    correction = wrong.instead(f"{both['number']}\n{margin}{lines[1]}")
    return replace(correction, way_out=way_out)
