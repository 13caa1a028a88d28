"""Replaces literal Markdown characters by placeholders that no renderer interprets."""

from __future__ import annotations

from collections.abc import Iterable

ESCAPABLE = "\\`*_{}[]()>#+-.!|"
SIGNS = f"{ESCAPABLE}<"
# texts contain none of these: characters that cannot be shown have been replaced
FIRST = 0xFDD0
STAND_INS = {ord(sign): FIRST + number for number, sign in enumerate(SIGNS)}
SIGN_OF = {stand_in: sign for sign, stand_in in STAND_INS.items()}


def replaced(text: str, offsets: Iterable[int]) -> str:
    """Replace the character at each offset by its placeholder."""
    signs = list(text)
    for offset in offsets:
        signs[offset] = signs[offset].translate(STAND_INS)
    return "".join(signs)


def given_back(text: str) -> str:
    """Replace placeholders by their characters."""
    return text.translate(SIGN_OF)
