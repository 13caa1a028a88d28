"""Parses shares in figures or words: “31 of 100”, “three in ten”, “1 in 400”, “0,2 %”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORDS = {
    **dict.fromkeys(("one", "ein", "einer", "eine", "un", "une", "uno", "una", "um", "uma", "één", "een"), 1),
    **dict.fromkeys(("two", "zwei", "deux", "dos", "dois", "duas", "due", "twee"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "três", "tre", "drie"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quatro", "quattro"), 4),
    **dict.fromkeys(("five", "fünf", "cinq", "cinco", "cinque", "vijf"), 5),
    **dict.fromkeys(("six", "sechs", "seis", "sei", "zes"), 6),
    **dict.fromkeys(("seven", "sieben", "sept", "siete", "sete", "sette", "zeven"), 7),
    **dict.fromkeys(("eight", "acht", "huit", "ocho", "oito", "otto"), 8),
    **dict.fromkeys(("nine", "neun", "neuf", "nueve", "nove", "negen"), 9),
    **dict.fromkeys(("ten", "zehn", "dix", "diez", "dez", "dieci", "tien"), 10),
    **dict.fromkeys(("twenty", "zwanzig", "vingt", "veinte", "vinte", "venti", "twintig"), 20),
    **dict.fromkeys(("forty", "vierzig", "quarante", "cuarenta", "quarenta", "quaranta", "veertig"), 40),
    **dict.fromkeys(("fifty", "fünfzig", "cinquante", "cincuenta", "cinquenta", "cinquanta", "vijftig"), 50),
    **dict.fromkeys(("hundred", "hundert", "cent", "cien", "cem", "cento", "honderd"), 100),
    **dict.fromkeys(("thousand", "tausend", "mille", "mil", "duizend"), 1000),
}
NUMBER = rf"\d[\d.,\u202f\u00a0]*|(?:(?:{'|'.join(WORDS)})\b ?){{1,2}}"
OF = r"(?:out of(?: the)?|of(?: the)?|in|von(?: den)?|sur|de(?: (?:las|los|cada))?|em(?: cada)?|su|van(?: de)?|op)"
SHARE = re.compile(
    rf"(?<![\w.,])(?P<part>{NUMBER})\s*(?:[^\W\d_]+\s+){{0,2}}?{OF}\s+(?P<whole>{NUMBER})"
    rf"|(?<![\w.,])(?P<percent>{NUMBER})\s*(?:%|\uff05|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b"
    r"|por cento\b|per cento\b|procent\b)"
    r"|(?P<of_ja>\d+)[人件名台]?(?:のうち|中)[、\s]*(?P<part_ja>\d+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShareTold:
    """A share in percent, and its total if the text contains it."""

    percent: float
    whole: float | None = None


def shares_in(text: str) -> Iterator[ShareTold]:
    """Yield the shares in a text, in order; parts that exceed their total are skipped."""
    for found in SHARE.finditer(text):
        percent = _number(found["percent"])
        if percent is not None:
            yield ShareTold(percent)
            continue
        part, whole = _number(found["part"] or found["part_ja"]), _number(found["whole"] or found["of_ja"])
        if part is not None and whole and part <= whole and whole > 1:
            yield ShareTold(100 * part / whole, whole)


def _number(text: str | None) -> float | None:
    if not text or not text.strip():
        return None
    if text[0].isdigit():
        return _figure(text)
    values = [WORDS[word] for word in text.casefold().split() if word in WORDS]
    return float(values[0] * values[1] if len(values) > 1 and values[1] >= 100 else sum(values)) if values else None


def _figure(text: str) -> float | None:
    """Parse a number with a point or comma as decimal or thousands separator."""
    bare = re.sub(r"[\u202f\u00a0]", "", text.rstrip(".,"))
    bare = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", bare) if not bare.startswith("0") else bare
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None
