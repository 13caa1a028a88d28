"""The text direction of a language, and of a text in it."""

from __future__ import annotations

import unicodedata

from persona_handbook.site.i18n.dates import known_locale

RIGHT_TO_LEFT, LEFT_TO_RIGHT = "rtl", "ltr"
STRONG = {"L": LEFT_TO_RIGHT, "R": RIGHT_TO_LEFT, "AL": RIGHT_TO_LEFT}


def direction(code: str) -> str:
    """Return `rtl` for languages such as `ar` or `he-IL`, and `ltr` for all others."""
    locale = known_locale(code)
    return RIGHT_TO_LEFT if locale and locale.character_order == "right-to-left" else LEFT_TO_RIGHT


def runs_against(text: object, code: str) -> bool:
    """Return whether a text has the opposite direction of a language, by its first strong character.

    Source: Unicode Standard Annex 9, rules P2 and P3.
    """
    first = next((way for each in str(text) if (way := STRONG.get(unicodedata.bidirectional(each)))), None)
    return first not in {None, direction(code)}
