"""Converts plain data to the cells of a row and back without loss, by its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Pointer, Value

NOTHING = "null"
BETWEEN_WORDS = re.compile(r"\s*[,;\n]\s*")
LINE_END = re.compile(r"\r\n|\r")


@dataclass(frozen=True, slots=True)
class Filled:
    """The content of a row: plain data, and the column of each part."""

    data: dict[str, Value]
    columns: Mapping[Pointer, str]


@dataclass(frozen=True, slots=True)
class _Cell:
    column: str
    text: str
    schema: Schema


_Tree = dict[str | int, Any]


def cells_of(data: Mapping[str, Value], schema: Schema) -> dict[str, str]:
    """Return the cells of a row by column.

    Args:
        data: a valid file or entry
        schema: its schema

    Returns:
        the fields of a group as `consent.scope`, the entries of a list as `quotes.1.text`, everything else in one cell
    """
    return dict(_cells(data, schema, ""))


def filled(cells: Mapping[str, str], schema: Schema) -> Filled:
    """Return the content of the cells of a row; empty cells are ignored.

    Args:
        cells: texts by column; the schema knows every column (see `column_target`)
        schema: the schema of the row
    """
    tree: _Tree = {}
    for column, text in sorted(cells.items(), key=lambda each: rank(each[0], schema)):
        way = column_target(column, schema)
        if way and text.strip():
            _put(tree, way[0], _Cell(column, LINE_END.sub("\n", text).strip(), way[1]))
    columns: dict[Pointer, str] = {}
    return Filled({str(name): _grown(node, (str(name),), columns) for name, node in tree.items()}, columns)


def column_target(column: str, schema: Schema) -> tuple[Pointer, Schema] | None:
    """Return the pointer to the content of a column, and its schema; None if the schema has no such column."""
    way: list[str | int] = []
    rest = column
    while rest:
        if _is_group(schema):
            name, _, rest = (rest, "", "") if rest.startswith("x-") else rest.partition(".")
            if not name.startswith("x-") and name not in schema["properties"]:
                return None
            way.append(name)
            schema = schema["properties"].get(name, {})
        elif _is_list_of_groups(schema):
            number, _, rest = rest.partition(".")
            if not re.fullmatch(r"[1-9][0-9]{0,3}", number):
                return None
            way.append(int(number))
            schema = schema["items"]
        else:
            return None
    return (tuple(way), schema) if way else None


def rank(column: str, schema: Schema) -> tuple[tuple[int, int, str], ...]:
    """Return the sort key for columns: the order of the schema, extension fields last."""
    found = column_target(column, schema)
    ranks: list[tuple[int, int, str]] = []
    for step in found[0] if found else ():
        if isinstance(step, int):
            ranks.append((0, step, ""))
            schema = schema["items"]
        else:
            names = list(schema["properties"])
            ranks.append((0, names.index(step), "") if step in names else (1, 0, step))
            schema = schema["properties"].get(step, {})
    return tuple(ranks) if ranks else ((2, 0, column),)


def _cells(data: Mapping[str, Value], schema: Schema, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        yield from _part(value, schema["properties"].get(name, {}), f"{prefix}{name}")


def _part(value: Value, schema: Schema, column: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value and _is_group(schema):
        yield from _cells(value, schema, f"{column}.")
    elif isinstance(value, list) and value and _is_list_of_groups(schema):
        for number, item in enumerate(value, 1):
            yield from _part(item, schema["items"], f"{column}.{number}")
    else:
        yield column, _text(value, schema)


def _text(value: Value, schema: Schema) -> str:
    if isinstance(value, str):
        return value if _stands_as_it_is(value, schema) else _json(value)
    if isinstance(value, list) and value and "items" in schema:
        words = [each for each in value if isinstance(each, str) and each == each.strip()]
        if (
            len(words) == len(value)
            and _holds_words(schema)
            and all(SLUG.fullmatch(each) and each != NOTHING for each in words)
        ):
            return ", ".join(words)
        if len(words) == len(value) and not _holds_words(schema) and all(_is_a_line(each) for each in words):
            return "\n".join(words)
    return _json(value)


def _json(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stands_as_it_is(text: str, schema: Schema) -> bool:
    return text not in {"", NOTHING} and text == text.strip() and _read(text, schema) == text and "\r" not in text


def _is_a_word(text: str) -> bool:
    return bool(SLUG.fullmatch(text)) and text != NOTHING


def _is_a_line(text: str) -> bool:
    return bool(text) and text[0] not in '["' and not re.search(r"[\n\r]", text) and text != NOTHING


def _read(text: str, schema: Schema) -> Value:
    """Convert a non-empty cell to a value by its schema; a value that does not fit stays text."""
    if text == NOTHING:
        return None
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if text[0] in '"[{' and (found := _from_json(text)) is not None and _fits(found, kinds):
        is_meant = not isinstance(found, str) or (_json(found) == text and not _stands_as_it_is(found, schema))
        return found if is_meant else text
    if "array" in kinds:
        return BETWEEN_WORDS.split(text) if _holds_words(schema) else [line for line in text.split("\n") if line]
    plain = plain_value(text)
    return plain if not kinds or (not isinstance(plain, str) and _fits(plain, kinds)) else text


def _from_json(text: str) -> Value:
    try:
        found: Value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found


def _fits(value: Value, kinds: list[str]) -> bool:
    if isinstance(value, bool):
        return not kinds or "boolean" in kinds
    types = {"string": str, "integer": int, "number": int | float, "array": list, "object": dict}
    return not kinds or any(isinstance(value, types[kind]) for kind in kinds if kind in types)


def _is_group(schema: Schema) -> bool:
    return "properties" in schema


def _is_list_of_groups(schema: Schema) -> bool:
    return "properties" in schema.get("items", {})


def _holds_words(schema: Schema) -> bool:
    """Return whether a list contains IDs, separated by commas, and not sentences, each on its own line."""
    items = schema["items"]
    return "enum" in items or items.get("pattern") == f"^{SLUG.pattern}$"


def _put(tree: _Tree, way: Pointer, cell: _Cell) -> None:
    for step in way[:-1]:
        inner = tree.setdefault(step, {})
        if isinstance(inner, _Cell):
            inner = tree[step] = {}
        tree = inner
    tree.setdefault(way[-1], cell)


def _grown(node: _Tree | _Cell, at: Pointer, columns: dict[Pointer, str]) -> Value:
    if isinstance(node, _Cell):
        columns[at] = node.column
        return _read(node.text, node.schema)
    if all(isinstance(step, int) for step in node):
        return [_grown(node[step], (*at, index), columns) for index, step in enumerate(node)]
    return {str(step): _grown(inner, (*at, str(step)), columns) for step, inner in node.items()}
