"""Detects real names of participants in the field and in names of evidence files and folders."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath

from persona_handbook.lint.people.given_names import family_names, given_names, is_word_too
from persona_handbook.lint.people.person_name import JAPANESE, is_real_name

LETTERS = re.compile(r"[^\W\d_]+")
INITIAL_AND_FAMILY = re.compile(r"[^\W\d_]\.\s*(?P<family>[^\W\d_]{2,})")
NO_NAME = frozenset(
    {"and", "call", "calls", "conversation", "customer", "desk", "entretien", "field", "findings", "from", "gespraech"}
    | {"interview", "interviews", "mit", "note", "notes", "of", "on", "session", "study", "talk", "test", "transcript"}
    | {"und", "usability", "user", "visit", "von", "with"}
)


def is_called_by_name(participant: str) -> bool:
    """Return whether a participant has a real name, also with an initial or beside a pseudonym."""
    text = participant.strip()
    spelled = text.title() if text.islower() or text.isupper() else text
    joined = "".join(text.split())
    initial = INITIAL_AND_FAMILY.fullmatch(text)
    return (
        is_real_name(text)
        or is_real_name(spelled)
        or (bool(JAPANESE.fullmatch(joined)) and is_real_name(joined))
        or bool(initial and initial["family"].casefold() in family_names())
        or _holds_full_name(LETTERS.findall(spelled))
    )


def is_named_after_person(path: str, within: str) -> bool:
    """Return whether an evidence file, or a folder that contains it, is named after a person.

    Args:
        path: the path of the file, relative to the handbook's root
        within: the evidence folder
    """
    inner = PurePosixPath(path).with_suffix("")
    parts = inner.relative_to(within).parts if inner.is_relative_to(within) else (inner.name,)
    return any(map(_is_name, parts))


def _is_name(part: str) -> bool:
    words = [each.capitalize() for each in LETTERS.findall(part) if each.casefold() not in NO_NAME]
    return is_real_name(" ".join(words)) or _holds_full_name(words)


def _holds_full_name(words: list[str]) -> bool:
    return any(_is_full(one, other) or _is_full(other, one) for one, other in pairwise(words))


def _is_full(given: str, family: str) -> bool:
    is_given = given.casefold() in given_names() and not is_word_too(given)
    return is_given and family.casefold() in family_names() and given[:1].isupper() and family[:1].isupper()
