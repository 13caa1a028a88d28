"""Wording helpers: lists in words, and suggestions for misspelled words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from persona_handbook.message import any_of, gettext

NEAR_ENOUGH = 0.6
NOTHING = frozenset(
    {"", "none", "na", "nothing", "no", "null", "nil", "unknown", "x", "tbd", "todo", "notyet", "noneyet", "open"}
    | {"ka", "keine", "keiner", "keines", "kein", "nichts", "entfaellt", "entfällt", "unbekannt", "offen", "nochkeine"}
    | {"notapplicable", "notavailable", "notknown", "missing", "nichtbekannt", "keineangabe", "nan", "false"}
    | {"aucun", "aucune", "rien", "inconnu", "ninguno", "ninguna", "nada", "desconocido", "nenhum", "nenhuma"}
    | {"desconhecido", "geen", "niets", "nessuno", "nessuna", "なし", "無し", "不明", "未定"}
)
SIGNS_FOR_NOTHING = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u2212?./\u2026_~")


def alternatives(values: Iterable[str]) -> str:
    """List values in words: `draft`, `active` or `retired`."""
    return any_of(f"`{value}`" for value in values)


def nearest(text: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most similar to a text, or None if none is similar enough."""
    by_bare = {normalized(candidate): candidate for candidate in candidates}
    wanted = normalized(text)
    found = get_close_matches(wanted, list(by_bare), max(1, len(by_bare)), NEAR_ENOUGH)
    best = min(found, key=lambda each: (_unlikeness(wanted, each), each), default=None)
    return by_bare[best] if best is not None else None


def _unlikeness(wanted: str, candidate: str) -> tuple[float, int]:
    """Return a sort key for dissimilarity; ties go to the candidate with more equal characters at equal positions."""
    same_places = sum(one == other for one, other in zip(wanted, candidate, strict=False))
    return -SequenceMatcher(None, candidate, wanted).ratio(), -same_places


def did_you_mean(text: str, candidates: Iterable[str]) -> str:
    """Suggest the most similar candidate in a sentence; empty if none is similar enough."""
    found = nearest(text, candidates)
    return gettext("Did you mean `%(found)s`?", found=found) if found else ""


def says_nothing(text: str) -> bool:
    """Return whether a text only says that there is no value: n/a, none, k. A., a dash."""
    said = "".join(filter(str.isalnum, text.casefold()))
    return said in NOTHING if said else SIGNS_FOR_NOTHING.issuperset(text)


def instead(line: str, *, others: bool = False) -> str:
    """Say which line to write; with `others`, more lines need the same change."""
    if others:
        return gettext("Write `%(line)s`, and the other lines in the same way.", line=line)
    return gettext("Write `%(line)s`.", line=line)


def instead_up_to(line: str, last: int | None) -> str:
    """Say which line to write, and up to which line the lines below it are indented in the same way, if any."""
    if last is None:
        return gettext("Write `%(line)s`.", line=line)
    return gettext("Write `%(line)s`, and indent the lines up to line %(last)s in the same way.", line=line, last=last)


def these_lines(lines: Sequence[str]) -> str:
    """Say which lines to write, which are already in backticks."""
    listed = ", ".join(lines)
    if len(lines) > 1:
        return gettext("Write these lines instead: %(lines)s.", lines=listed)
    return gettext("Write this line instead: %(line)s.", line=listed)


def in_words(value: str) -> str:
    """Return a value that a field can have in words: `field visit` for `field-visit`."""
    return value.replace("-", " ")


def normalized(text: str) -> str:
    """Remove differences in case, spaces, hyphens and underscores from a text."""
    return re.sub(r"[\s_-]+", "", text).lower()


def ordinal(number: int) -> str:
    """Return the ordinal of a number: 1st, 2nd, 3rd."""
    ones = 0 if 10 <= number % 100 <= 20 else number % 10
    if ones == 1:
        return gettext("%(number)sst", number=number)
    if ones == 2:
        return gettext("%(number)snd", number=number)
    if ones == 3:
        return gettext("%(number)srd", number=number)
    return gettext("%(number)sth", number=number)
