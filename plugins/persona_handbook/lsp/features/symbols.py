"""The outline of a file: its lists of claims, its stages and their steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.lsp.features.referable import title_of_entry
from persona_handbook.message import Say, in_english
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.document import Document, Pointer, Value
from persona_handbook.reading.yaml.value import Span

MOST = 80  # characters


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A field or list entry: its name, its range, and the range of its name."""

    name: str
    detail: str
    whole: Span
    named: Span
    parts: tuple[OutlinePart, ...]
    is_entry: bool


def outline(file: ReadFile, say: Say = in_english) -> list[OutlinePart]:
    """Return the fields of a file with the entries of their lists."""
    document = file.readable
    return [*_fields(document, document.data, schema_of(file.kind), (), say)] if document else []


def _fields(document: Document, data: Value, schema: Schema, pointer: Pointer, say: Say) -> Iterator[OutlinePart]:
    for name, value in data.items() if isinstance(data, dict) else ():
        way = (*pointer, name)
        part = schema.get("properties", {}).get(name, {})
        if way not in document.keys or (pointer and not isinstance(value, list | dict)):
            continue
        key = document.keys[way]
        whole = (key[0], max(key[1], document.values.get(way, key)[1]))
        entries = tuple(_entries(document, value, part.get("items", {}), way, say))
        is_short = isinstance(value, str | int | float)
        detail = _in_short(str(value)) if is_short else ""
        yield OutlinePart(say(part.get("title", name)), detail, whole, key, entries, is_entry=False)


def _entries(document: Document, value: Value, schema: Schema, pointer: Pointer, say: Say) -> Iterator[OutlinePart]:
    for index, entry in enumerate(value if isinstance(value, list) else []):
        way = (*pointer, index)
        span = document.values.get(way)
        if isinstance(entry, dict) and entry and span:
            inner = tuple(_fields(document, entry, schema, way, say))
            name, detail = title_of_entry(entry, say)
            yield OutlinePart(_in_short(name), _in_short(detail), span, span, inner, is_entry=True)


def _in_short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST else f"{line[: MOST - 1]}…"
