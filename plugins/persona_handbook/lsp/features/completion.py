"""Completions at the cursor: IDs with their titles, values, and field names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.lsp.features.cursor import Cursor, cursor_at
from persona_handbook.lsp.features.field_text import field_text
from persona_handbook.lsp.features.referable import target_at, things
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import Phrases, Say, gettext
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.reading.phrasing import in_words
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.yaml.scalars import plain_value

REFERENCE = re.compile(r"(?:\[\[(?P<kind>persona|journey|evidence|claim):|:::[ ](?:journey|map)[ ])(?P<word>[\w/-]*)$")
KIND_OF_REFERENCE = re.compile(r"\[\[(?P<word>[a-z]*)$")
LINKS: Phrases = {"persona": "persona", "journey": "journey", "evidence": "evidence", "claim": "claim"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A completion: the text to insert in place of a span, and its description."""

    label: str
    inserted: str
    detail: str
    span: tuple[int, int]
    what: str
    more: str = ""


def offers(reading: Reading, path: str, offset: int) -> list[Offer]:
    """Return the completions at an offset of a file, in order."""
    file = reading.files.get(path)
    if file is None:
        return [*_in_page(reading, path, offset)] if path.endswith(".md") else []
    source = reading.source(path)
    cursor = cursor_at(source, offset, file.kind)
    if cursor is None:
        return []
    if cursor.is_name:
        has_colon = source.text[cursor.span[1] :].lstrip(" ").startswith(":")
        return [*_names(cursor, reading.say, has_colon=has_colon)]
    return [*_values(reading, file, cursor)]


def written(said: str) -> str:
    """Return how an ID is written as text: numbers need quotes."""
    return said if isinstance(plain_value(said), str) else f'"{said}"'


def _names(cursor: Cursor, say: Say, *, has_colon: bool) -> Iterator[Offer]:
    required = cursor.schema.get("required", [])
    for name, schema in cursor.schema.get("properties", {}).items():
        if name not in cursor.beside:
            is_text = str(schema.get("type")) not in {"array", "object"}
            inserted = name if has_colon else f"{name}: " if is_text else f"{name}:"
            needed = f" ({say(gettext('required'))})" if name in required else ""
            detail = f"{say(schema.get('title', name))}{needed}"
            yield Offer(name, inserted, detail, cursor.span, "field", field_text(name, schema, say))


def _values(reading: Reading, file: ReadFile, cursor: Cursor) -> Iterator[Offer]:
    target = target_at(cursor.way, cursor.schema)
    if target:
        for each in things(reading, target, file).values():
            if (target, each.id) != (file.kind, file.id):
                yield Offer(
                    each.id, written(each.id), each.title, cursor.span, "id", each.place.path if each.place else ""
                )
        return
    for value, about in _listed(cursor.schema):
        said = reading.say(in_words(value))
        details = ([said] if said != in_words(value) else []) + ([reading.say(about)] if about else [])
        yield Offer(value, value, ", ".join(details), cursor.span, "value")


def _listed(schema: Schema) -> Iterator[tuple[str, str]]:
    counts_as = schema.get("x-counts-as", {})
    yield from ((str(value), counts_as.get(value, "")) for value in schema.get("enum", []))
    if schema.get("type") == "boolean":
        yield from (("true", ""), ("false", ""))
    if {"minimum", "maximum"} <= set(schema) and schema.get("type") == "integer" and schema["maximum"] <= 10:
        yield from ((str(number), "") for number in range(schema["minimum"], schema["maximum"] + 1))


def _in_page(reading: Reading, path: str, offset: int) -> Iterator[Offer]:
    source = reading.source(path)
    before = source.text[source.line_start(source.line_index(offset)) : offset]
    found = REFERENCE.search(before)
    if found:
        for each in things(reading, found["kind"] or "journey", None).values():
            yield Offer(each.id, each.id, each.title, (offset - len(found["word"]), offset), "id")
        return
    begun = KIND_OF_REFERENCE.search(before)
    if begun:
        span = (offset - len(begun["word"]), offset)
        yield from (Offer(f"{kind}:", f"{kind}:", reading.say(what), span, "field") for kind, what in LINKS.items())
