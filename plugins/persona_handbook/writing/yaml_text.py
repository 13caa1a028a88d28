"""Writes plain data as YAML in the style of an editor; our parser reads it back unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Value

WIDTH = 110
PLAIN = re.compile(r"[^\W_](?:[^\n\t:#\[\]{},\"'`]|:(?=\S)|(?<=\S)[#,'\[\]{}\"])*", re.UNICODE)
SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*")
STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def yaml_of(data: dict[str, Value]) -> str:
    """Return a mapping as YAML with its keys in order; long texts are folded."""
    return "".join(f"{line}\n" for line in mapping_lines(data, 0))


def mapping_lines(data: dict[str, Value], indent: int) -> Iterator[str]:
    """Yield the lines of a mapping with an indentation."""
    for key, value in data.items():
        yield from field_lines(key, value, indent)


def field_lines(key: str, value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of a field: short values beside its name, everything else below it."""
    margin = " " * indent
    name = key if SIMPLE.fullmatch(key) and isinstance(plain_value(key), str) else json.dumps(key, ensure_ascii=False)
    if isinstance(value, dict) and value:
        yield f"{margin}{name}:"
        yield from mapping_lines(value, indent + 2)
    elif isinstance(value, list) and value and not _fits(value, indent + len(name) + 2):
        yield f"{margin}{name}:"
        yield from (line for item in value for line in item_lines(item, indent + 2))
    else:
        first, *rest = scalar_lines(value, indent + 2, indent + len(name) + 2)
        yield f"{margin}{name}: {first}"
        yield from rest


def item_lines(item: Value, indent: int) -> Iterator[str]:
    """Yield the lines of a list item."""
    margin = " " * indent
    if isinstance(item, dict) and item:
        first, *rest = mapping_lines(item, indent + 2)
        yield f"{margin}- {first.lstrip()}"
        yield from rest
    elif isinstance(item, list) and item:
        first, *rest = (line for each in item for line in item_lines(each, indent + 2))
        yield f"{margin}- {first.lstrip()}"
        yield from rest
    else:
        first, *rest = scalar_lines(item, indent + 2, indent + 2)
        yield f"{margin}- {first}"
        yield from rest


def scalar_lines(value: Value, indent: int, column: int) -> list[str]:
    """Return the lines of a scalar, the first of which starts at a column; the others are indented."""
    if isinstance(value, list):
        return [f"[{', '.join(_short(each) for each in value)}]"]
    if not isinstance(value, str):
        return [json.dumps({} if isinstance(value, dict) else value)]
    if "\n" in value and _stands_as_it_is(value):
        return ["|-", *(f"{' ' * indent}{line}" if line else "" for line in value.split("\n"))]
    if column + len(value) > WIDTH and _can_be_folded(value):
        return [
            ">-",
            *(
                f"{' ' * indent}{line}"
                for line in wrap(value, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
            ),
        ]
    return [_short(value)]


def _short(value: Value) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    plain = PLAIN.fullmatch(value) and isinstance(plain_value(value), str) and value == value.strip()
    return value if plain and not STRANGE.search(value) else _quoted(value)


def _quoted(value: str) -> str:
    return STRANGE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _fits(value: list[Value], column: int) -> bool:
    return all(isinstance(each, str) and SIMPLE.fullmatch(each) and each == _short(each) for each in value) and (
        column + len(", ".join(map(str, value))) + 2 <= WIDTH
    )


def _can_be_folded(value: str) -> bool:
    return not STRANGE.search(value) and "  " not in value and value == value.strip() and "\u00a0" not in value


def _stands_as_it_is(value: str) -> bool:
    lines = value.split("\n")
    return (
        all(line == line.rstrip() and not STRANGE.search(line) for line in lines)
        and bool(lines[0])
        and lines[0] == lines[0].lstrip()
        and bool(lines[-1])
    )
