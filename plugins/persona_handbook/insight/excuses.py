"""Reasons that would fit any disagreement, and so explain none."""

from __future__ import annotations

import re

EXCUSE = re.compile(
    r"\b(?:experience|expertise|intuition|gut feeling|common sense|best practices?|know better|outliers?|edge cases?"
    r"|single opinion|(?:only|just) (?:one|an) (?:opinion|person|exception)|exceptions?|not representative"
    r"|industry knowledge"
    r"|erfahrung|expertise|bauchgefühl|intuition|menschenverstand|ausreißer|einzel(?:fall|meinung)|ausnahme"
    r"|nicht repräsentativ"
    r"|expérience|intuition|bon sens|cas isolé|exception|pas représentatif|experiencia|intuición|sentido común"
    r"|caso aislado"
    r"|excepción|no (?:es )?representativ[oa]|experiência|intuição|bom senso|caso isolado|exceção"
    r"|não (?:é )?representativ[oa]"
    r"|esperienza|intuito|buon senso|caso isolato|eccezione|non rappresentativ[oa]|ervaring|onderbuikgevoel"
    r"|uitzondering"
    r"|uitschieter|gezond verstand|niet representatief)\b|経験(?:上|から)|例外|直感|代表的でない",
    re.IGNORECASE,
)
FILLERS = re.compile(
    r"\b(?:based|on|our|own|my|and|the|a|an|is|it|this|that|of|from|in|we|they|general|years?|many|long|just|only"
    r"|probably"
    r"|und|unsere[rmn]?|aus|nach|der|die|das|ein|eine|ist|wir|eigene[rn]?|wohl|nur|selon|notre|nos|d|et|c|est|un|une"
    r"|le|la"
    r"|de|según|nuestra|y|es|una|el|nossa|e|é|uma|o|nostra|secondo|l|il|gli|uit|onze|en|het|een)\b|[^\w\s]|の|です"
    r"|である|は",
    re.IGNORECASE,
)
WORDS_LEFT = 1


def is_excuse(reason: str) -> bool:
    """Return whether a reason names only experience, an exception or the like, with hardly another word."""
    if not EXCUSE.search(reason):
        return False
    return len(FILLERS.sub(" ", EXCUSE.sub(" ", reason)).split()) <= WORDS_LEFT
