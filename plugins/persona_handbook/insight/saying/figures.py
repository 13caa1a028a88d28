"""Figures in a text: digits that count something, and not dates, versions or names."""

from __future__ import annotations

import re

from persona_handbook.insight.saying.shares import WORDS

# a date, a year or a quarter is not a figure
DATES = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/\d{4}|\b[QH][1-4]\b"
    r"|(?<![\d.,])(?:19|20)\d{2}年"
    r"|(?i:\b(?:in|of|since|from|until|till|by|during|for|early|late|mid|spring|summer|autumn|fall|winter|im|seit|ab|bis"
    r"|von|für|jahr|frühjahr|sommer|herbst|en|depuis|jusqu['\u2019]en|pour|desde|hasta|em|até|dal|nel|fino al|sinds|tot"
    r"|year|année|año|ano|anno|jaar|[a-zé]{3,9}(?<=ber)|january|february|march|april|may|june|july|august))"
    r" (?:19|20)\d{2}\b(?!\s*(?:%|of\b|von\b|sur\b|de\b))"
)
# how long something was looked at
PERIODS = re.compile(
    r"(?i:\b(?:over|during|throughout|for|(?:in|of|over|during) (?:the )?(?:last|past)|in the (?:calls|logs|data)"
    r" of|über|während|in den letzten|pendant|durant|sur|ces|durante|en los últimos|nos últimos|negli ultimi"
    r"|gedurende|in de laatste) (?:the (?:last|past) )?\d+ (?:weeks|months|quarters|years|wochen|monate[n]?|jahre[n]?"
    r"|semaines|mois|ans|semanas|meses|años|anos|settimane|mesi|anni|weken|maanden|jaar))\b"
)
# GA4, B2B, P-03, #4711, iOS 17, version 2.3, 24/7
NAMES = re.compile(
    r"\b(?!(?:EUR|USD|CHF|GBP|JPY|US|R|Rs)\d)(?=[A-Za-z]*[A-Z])[A-Za-z]{1,4}-?\d+[A-Za-z]?\b|#\d+|\b24/7\b|\b\d{2}/7\b"
    r"|(?i:\b(?:ios|android|windows|macos|version|release|v|ticket|case|chapter|section|page|step|figure|table|iso|din"
    r"|kapitel|seite|schritt|abschnitt|étape|página|capítulo|paso|passo|pagina|hoofdstuk|stap)"
    r" ?\d+(?:[.:-]\d+)*)\b(?! ?(?:%|of\b|times\b|percent))"
)
NUMBERS_IN_WORDS = frozenset(word for word, number in WORDS.items() if number > 1)
NUMBER = re.compile(r"\d[\d.,\u202f\u00a0]*")
OF_ALL = re.compile(
    r"\b(?:all|every|each|none|no|any|half|thirds?|quarters?|fifths?|most|majority|meisten|drittel|viertel|plupart|mayoría"
    r"|maioria|meeste|alle[rsn]?|jede[rsn]?|keine[rsn]?|tous|toutes|chaque|aucune?|tod[oa]s|cada"
    r"|ningun[oa]?|nenhuma?|tutt[ie]|ogni|nessun[oa]?|elke?|geen)\b|[すべ全]て|全[員件]",
    re.IGNORECASE,
)


def has_figure(text: str, beside: int | None = None) -> bool:
    """Return whether a text contains a figure; dates, versions and numbers in names are none.

    Args:
        text: a finding
        beside: the sample; if it is the only figure, it is a result only if the text says something about all of it
    """
    numbers = _written(text)
    if beside is None or OF_ALL.search(text) or not NUMBERS_IN_WORDS.isdisjoint(text.casefold().split()):
        return bool(numbers)
    return any(re.sub(r"\D", "", each) != str(beside) for each in numbers)


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers that count something in a text."""
    return [int(bare) for each in _written(text) if (bare := re.sub(r"[,.\u202f\u00a0]", "", each)).isdecimal()]


def _written(text: str) -> list[str]:
    return NUMBER.findall(NAMES.sub(" ", PERIODS.sub(" ", DATES.sub(" ", text))))
