"""Signs that stand in for those of Markdown where these were meant as text: nothing takes them for Markdown."""

from __future__ import annotations

from collections.abc import Iterable

ESCAPABLE = "\\`*_{}[]()>#+-.!|"
SIGNS = f"{ESCAPABLE}<"
# no text holds any of these by itself: what cannot be shown was replaced before
FIRST = 0xFDD0
STAND_INS = {ord(sign): FIRST + number for number, sign in enumerate(SIGNS)}
SIGN_OF = {stand_in: sign for sign, stand_in in STAND_INS.items()}


def replaced(text: str, offsets: Iterable[int]) -> str:
    """Put a stand-in in the place of each sign at an offset."""
    signs = list(text)
    for offset in offsets:
        signs[offset] = signs[offset].translate(STAND_INS)
    return "".join(signs)


def given_back(text: str) -> str:
    """Put the signs back that others stand in for."""
    return text.translate(SIGN_OF)
