"""What somebody may have meant by a field that nobody knows, and where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from persona_handbook.reading.document import Pointer
from persona_handbook.reading.schema_files import KINDS, Schema, schema_of
from persona_handbook.reading.words import bare, in_words, nearest

MOST_NAMES = 8
MISSPELT = 0.8
FILES = {"persona": "the persona's file", "evidence": "a file of evidence", "journey": "a journey's file"}


def meant_field(name: str, known: Schema, pointer: Pointer, whole: Schema) -> str | None:
    """Give the known field that was meant by an unknown one, or None if there is none.

    A field that has its place elsewhere in the file is not taken for a misspelling of one here.
    """
    own = {bare(field): field for field in known}
    if bare(name) in own:
        return own[bare(name)]
    if pointer and name in whole["properties"]:
        return None
    synonyms = _synonyms(known)
    if bare(name) in synonyms:
        return synonyms[bare(name)]
    if _homes(name, whole) or _other_files(name):
        return None
    near = nearest(name, {**synonyms, **own})
    return {**synonyms, **own}[near] if near else None


def is_misspelt(name: str, meant: str) -> bool:
    """Tell whether an unknown name is the known one with a slip of the pen, and not another word for it."""
    return SequenceMatcher(None, bare(meant), bare(name)).ratio() >= MISSPELT


def way_out(name: str, meant: str | None, here: Mapping[str, Any], known: Schema, whole: Schema) -> str:
    """Say what to do with an unknown field.

    Args:
        name: the field
        meant: the known field that was meant, if any
        here: the part of the file in which it stands
        known: the fields that may stand there
        whole: the schema of the file
    """
    if meant and meant in here:
        return f"Did you mean `{meant}`, which stands here too? Join what the two say."
    if meant:
        return f"Did you mean `{meant}`?"
    if known is not whole["properties"] and name in whole["properties"]:
        return f"`{name}` belongs to the file itself: write it at the left margin."
    homes = _homes(name, whole)
    if homes:
        return f"It belongs into the entries of {in_words(homes[:3])}."
    others = _other_files(name)
    if others:
        return f"It is a field of {' or '.join(others)}: move it there, or name it `x-{name}` to keep it."
    names = [field for field in known if field not in here][:MOST_NAMES]
    return f"Use one of the known fields, such as {in_words(names)}, or name it `x-{bare(name) or 'note'}` to keep it."


def _synonyms(known: Schema) -> dict[str, str]:
    synonyms: dict[str, str] = {}
    for field, schema in known.items():
        for synonym in schema.get("x-also-called", []):
            synonyms.setdefault(bare(synonym), field)
    return synonyms


def _other_files(name: str) -> list[str]:
    return [FILES[kind] for kind in KINDS if kind in FILES and name in schema_of(kind)["properties"]]


def _homes(name: str, whole: Schema) -> list[str]:
    """Give the lists of the file in whose entries the field has its place."""
    lists = ((field, schema.get("items", {})) for field, schema in whole["properties"].items())
    return [field for field, items in lists if name in items.get("properties", {})]
