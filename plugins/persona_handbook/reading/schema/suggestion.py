"""Suggests a known field for an unknown one, and where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from persona_handbook.message import Phrases, any_of, gettext
from persona_handbook.reading.ids import slug
from persona_handbook.reading.phrasing import alternatives, nearest, normalized
from persona_handbook.reading.schema.schemas import KINDS, Schema, schema_of
from persona_handbook.reading.yaml.value import Pointer

MOST_NAMES = 8
MOST_HOMES = 3
WORDS = re.compile(r"[\s_-]+")
MISSPELT, NEAR = 0.8, 0.7
SINGULAR_PARTS = frozenset({"quote"})
LISTS_OF_PARTS = frozenset({"stages", "steps"})
FILES: Phrases = {"persona": "the persona's file", "evidence": "an evidence file", "journey": "a journey's file"}


def meant_field(name: str, known: Schema, pointer: Pointer, whole: Schema) -> str | None:
    """Return the known field that an unknown one probably is, or None.

    A field that belongs elsewhere in the file is not treated as a misspelling.

    Args:
        name: the unknown field
        known: the fields that are possible there
        pointer: the part that contains it; empty for the file itself
        whole: the schema of the file
    """
    own = {normalized(field): field for field in known}
    if normalized(name) in own:
        return own[normalized(name)]
    if pointer and "text" in known and normalized(name) in _one_of_list(pointer, whole):
        return "text"
    other_number = next((each for each in _in_other_number(name) if each in own), None)
    if other_number and not (pointer and name in whole["properties"] and own[other_number] not in SINGULAR_PARTS):
        return own[other_number]
    if pointer and name in whole["properties"]:
        return None
    synonyms = _synonyms(known)
    if normalized(name) in synonyms:
        return synonyms[normalized(name)]
    if _homes(name, whole) or _other_files(name):
        return None
    every = {**synonyms, **own}
    near = nearest(name, every)
    if near and is_misspelt(name, near):
        return every[near]
    word = next((word for word in map(normalized, WORDS.split(name)) if word in every), None)
    return every[word] if word else every[near] if near and _is_slip(name, near) else None


def name_certainly_meant(name: str, known: Schema) -> str | None:
    """Return the field of which a name is a synonym, or None."""
    return _synonyms(known).get(normalized(name))


def _one_of_list(pointer: Pointer, whole: Schema) -> set[str]:
    """Return the names of a single entry of a list, such as pain for `pains`."""
    schema = whole["properties"].get(str(pointer[0]), {})
    return {normalized(str(schema.get("x-one", ""))), *_in_other_number(str(pointer[0]))} - {""}


def is_misspelt(name: str, meant: str) -> bool:
    """Return whether an unknown name is a misspelling of the known one rather than a synonym."""
    return _likeness(name, meant) >= MISSPELT


def way_out(name: str, meant: str | None, here: Mapping[str, Any], known: Schema, whole: Schema) -> str:
    """Say what to do about an unknown field.

    Args:
        name: the field
        meant: the known field that it probably is, if any
        here: the part of the file that contains it
        known: the fields that are possible there
        whole: the schema of the file
    """
    if meant and meant in here:
        return gettext("Did you mean `%(meant)s`, which is also here? Combine the two.", meant=meant)
    if meant:
        return gettext("Did you mean `%(found)s`?", found=meant)
    if known is not whole["properties"] and name in whole["properties"] and name not in _homes(name, whole).values():
        return gettext("`%(name)s` is a top-level field. Write it at the left margin.", name=name)
    homes = _homes(name, whole)
    if homes:
        own = next(iter(homes.values()))
        values = alternatives(list(homes)[:MOST_HOMES])
        if own != name:
            return gettext("It belongs in the entries of %(values)s, as `%(own)s`.", values=values, own=own)
        return gettext("It belongs in the entries of %(values)s.", values=values)
    others = _other_files(name)
    if others:
        return gettext(
            "It is a field of %(listed)s: move it there, or name it `x-%(slug)s` to keep it.",
            listed=any_of(gettext(each) for each in others),
            slug=slug(name),
        )
    names = [field for field in known if field not in here][:MOST_NAMES]
    return gettext(
        "Use one of the known fields, such as %(values)s, or name it `x-%(slug)s` to keep it.",
        values=alternatives(names),
        slug=slug(name) or "note",
    )


def _in_other_number(name: str) -> tuple[str, ...]:
    """Return a name as plural and as singular."""
    said = normalized(name)
    return (f"{said}s", said.removesuffix("s")) if said else ()


def _is_slip(name: str, near: str) -> bool:
    """Return whether two names differ by a typing mistake: these rarely affect the first letter."""
    return _likeness(name, near) >= NEAR and normalized(name)[:1] == normalized(near)[:1]


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, normalized(other), normalized(name)).ratio()


def _synonyms(known: Schema) -> dict[str, str]:
    synonyms: dict[str, str] = {}
    for field, schema in known.items():
        for synonym in schema.get("x-also-called", []):
            synonyms.setdefault(normalized(synonym), field)
    return synonyms


def _homes(name: str, whole: Schema) -> dict[str, str]:
    """Return the lists of the file, at any depth, whose entries can have the field, and its name there."""
    homes: dict[str, str] = {}
    for field, schema in whole["properties"].items():
        items = schema.get("items", {})
        inner = items.get("properties", {})
        if name in inner:
            homes[field] = name
        elif normalized(name) in _synonyms(inner) and field in LISTS_OF_PARTS:
            homes[field] = _synonyms(inner)[normalized(name)]
        if inner:
            homes |= {each: own for each, own in _homes(name, items).items() if each not in homes}
    return homes


def _other_files(name: str) -> list[str]:
    return [FILES[kind] for kind in KINDS if kind in FILES and name in schema_of(kind)["properties"]]
