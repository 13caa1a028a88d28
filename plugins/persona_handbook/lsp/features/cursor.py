"""Determines what is possible at the cursor from the lines around it, also in files that no parser can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from persona_handbook.reading.schema.possible_fields import enclosing_fields, siblings
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.source_text.line_layout import FIELD, LEAD, field_column
from persona_handbook.reading.source_text.source import Source, comment_of

WORD_BEFORE = re.compile(r"[\w-]*$")
WORD_AFTER = re.compile(r"[\w-]*")
BRACKET = re.compile(r"""(?:(?<=[\[{,:\s-])|^)(?P<quoted>"(?:\\.|[^"\\])*"|'(?:''|[^'])*')|[\[{\]},]""")
KEY = re.compile(r"""\s*["']?(?P<name>[\w-]+)["']?\s*:(?:\s+|$)""")
VALUE_BEGINS = re.compile(r"(?:[:,\[{]|^|(?:^|\s)-)\s*$")
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor: the path of field names to it, the schema there, and the word being typed.

    `schema` is that of the value, or of the part that contains the field name being typed; `beside` are the names of
    existing fields there. The word is the text before the cursor, and the span is the whole word.
    """

    way: tuple[str, ...]
    schema: Schema
    is_name: bool
    word: str
    span: tuple[int, int]
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Open:
    bracket: str
    at: int
    segment: int


def cursor_at(source: Source, offset: int, kind: str) -> Cursor | None:
    """Return what is possible at an offset of a file; None in a comment and if unknown.

    Args:
        source: the text
        offset: the offset of the cursor
        kind: persona, evidence or journey
    """
    index = source.line_index(offset)
    before = source.line(index)[: offset - source.line_start(index)]
    if comment_of(before) is not None:
        return None
    return _in_brackets(source, index, offset, kind) or _in_block(source, index, offset, kind)


def schema_at(kind: str, way: tuple[str, ...]) -> Schema:
    """Return the schema of the field at a path of names, through list entries; empty if there is none."""
    schema = schema_of(kind)
    for name in way:
        schema = _one(schema).get("properties", {}).get(name, {})
    return schema


def _one(schema: Schema) -> Schema:
    """Return the schema of a list's entries; any other schema unchanged."""
    items: Schema = schema.get("items", {}) if schema.get("type") == "array" else schema
    return items


def _in_block(source: Source, index: int, offset: int, kind: str) -> Cursor | None:
    start = source.line_start(index)
    before = source.text[start:offset]
    found = FIELD.match(source.line(index))
    if found and found.end() < len(before):
        way = (*enclosing_fields(source, index, found.start("name")), found["name"].strip())
        return _value(source, offset, way, schema_at(kind, way), start + found.end())
    lead = LEAD.match(before)
    column = lead.end() if lead else 0
    if WORD_AFTER.fullmatch(before[column:].lstrip("\"'")) is None:
        return None
    way = enclosing_fields(source, index, column)
    here = _one(schema_at(kind, way))
    if "properties" in here:
        return _name(source, offset, way, here, frozenset(siblings(source, index, field_column(before))))
    return _value(source, offset, way, here, start + column) if before[:column].rstrip().endswith("-") else None


def _in_brackets(source: Source, index: int, offset: int, kind: str) -> Cursor | None:
    """Return what is possible in brackets that are open at an offset."""
    for first in range(index, max(-1, index - MOST_LINES), -1):
        start = source.line_start(first)
        opened = list(_opened(source.text[start:offset]))
        if opened:
            return _within(source, first, offset, opened, kind)
        if first < index and not source.line(first).strip():
            return None
    return None


def _within(source: Source, first: int, offset: int, opened: list[_Open], kind: str) -> Cursor | None:
    start = source.line_start(first)
    text = source.text[start:offset]
    found = FIELD.match(text)
    if found and found.end() <= opened[0].at:
        way = (*enclosing_fields(source, first, found.start("name")), found["name"].strip())
    else:
        way = enclosing_fields(source, first, opened[0].at)
    for outer, inner in pairwise(opened):
        name = KEY.match(text, outer.segment) if outer.bracket == "{" else None
        way = (*way, name["name"]) if name and name.end() <= inner.at else way
    last = opened[-1]
    here = _one(schema_at(kind, way))
    if last.bracket == "[":
        return _value(source, offset, way, here, start + last.segment)
    name = KEY.match(text, last.segment)
    if name:
        way = (*way, name["name"])
        return _value(source, offset, way, schema_at(kind, way), start + name.end())
    return _name(source, offset, way, here, frozenset(_names_beside(source, start + last.at)))


def _names_beside(source: Source, opener: int) -> Iterator[str]:
    """Yield the names of the fields in curly brackets, up to the end of the line on which they open."""
    line = source.text[opener + 1 :].split("\n", 1)[0].split("}", 1)[0]
    yield from (found["name"] for each in line.split(",") if (found := KEY.match(each)))


def _opened(text: str) -> Iterator[_Open]:
    """Yield the brackets that are open at the end of a text, outermost first, with the start of their last part."""
    stack: list[_Open] = []
    for found in BRACKET.finditer(text):
        sign, at = found[0], found.start()
        if sign in "[{" and (stack or VALUE_BEGINS.search(text[:at])):
            stack.append(_Open(sign, at, at + 1))
        elif sign in "]}" and stack:
            stack.pop()
        elif sign == "," and stack:
            stack[-1] = _Open(stack[-1].bracket, stack[-1].at, at + 1)
    yield from stack


def _value(source: Source, offset: int, way: tuple[str, ...], schema: Schema, begins: int) -> Cursor | None:
    """Return the cursor in a value; values of several words are not completed."""
    said = source.text[begins:offset].lstrip().lstrip("\"'")
    if not WORD_AFTER.fullmatch(said):
        return None
    return Cursor(way, _one(schema), is_name=False, word=said, span=_span(source, offset))


def _name(source: Source, offset: int, way: tuple[str, ...], schema: Schema, beside: frozenset[str]) -> Cursor:
    start, end = _span(source, offset)
    word = source.text[start:offset]
    return Cursor(way, schema, is_name=True, word=word, span=(start, end), beside=beside - {source.text[start:end]})


def _span(source: Source, offset: int) -> tuple[int, int]:
    before, after = WORD_BEFORE.search(source.text, 0, offset), WORD_AFTER.match(source.text, offset)
    return (before.start() if before else offset), (after.end() if after else offset)
