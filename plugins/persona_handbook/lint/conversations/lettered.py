"""One person, entered under one number with several letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook

LETTERED = re.compile(r"(?P<number>.*\d)\W?(?P<letter>[a-h])", re.IGNORECASE)
MORE_THAN_A_COUPLE = 3


def lettered(handbook: Handbook) -> dict[str, list[str]]:
    """Return, by number, the participants that differ only in a letter; use it as `handbook.once(lettered)`."""
    found: dict[str, list[str]] = {}
    for name in sorted({each.participant or "" for each in handbook.evidence if each.is_conversation}):
        if match := LETTERED.fullmatch(name.strip()):
            found.setdefault(match["number"].casefold(), []).append(name)
    return found


def under_one_number(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find participants such as `P-01a` to `P-01e`, told of the first; couples and pairs have two letters."""
    match = LETTERED.fullmatch((evidence.participant or "").strip())
    alike = given.handbook.once(lettered).get(match["number"].casefold(), []) if match else []
    if len(alike) >= MORE_THAN_A_COUPLE and evidence.participant == alike[0]:
        wrong = gettext(
            "%(number)s participants differ only in a letter (`%(first)s` to `%(last)s`) and may be one person.",
            number=len(alike),
            first=alike[0],
            last=alike[-1],
        )
        way_out = gettext("Give each person a separate number, and conversations with one person the same.")
        yield Problem(evidence.place.at("participant"), wrong, way_out, Level.NOTE)
