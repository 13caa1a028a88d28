"""Determines which fields are possible on a line from the lines above it, also in files that no parser can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.phrasing import nearest, normalized
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.schema.suggestion import is_misspelt
from persona_handbook.reading.source_text.line_layout import FIELD, field_column, lead
from persona_handbook.reading.source_text.source import Source

KINDS = ("persona", "evidence", "journey")
SITE = "site"
OF_SITES = frozenset({"site_name", "plugins", "nav", "theme", "markdown_extensions", "INHERIT"})
SETTINGS = ("plugins", "persona-handbook")
ROOT_FIELD = re.compile(r"^[\"']?([A-Za-z_]+)[\"']?[ ]*:", re.MULTILINE)
SHORTEST_MISSPELT = 4


def possible_file_kinds(source: Source) -> tuple[str, ...]:
    """Return the kinds of file that a text can be, by its top-level fields; `site` for the configuration of a site."""
    return _kinds_of(source.text)


@lru_cache(maxsize=8)
def _kinds_of(text: str) -> tuple[str, ...]:
    names = set(ROOT_FIELD.findall(text))
    counts = {kind: len(names & schema_of(kind)["properties"].keys()) for kind in KINDS}
    most = max(counts.values())
    if len(names & OF_SITES) > most:
        return (SITE,)
    return tuple(kind for kind in KINDS if counts[kind] == most)


def enclosing_fields(source: Source, index: int, column: int) -> tuple[str, ...]:
    """Return the names of the fields around a column of a line, outermost first."""
    known = source.enclosing_names
    steps: list[tuple[tuple[int, int], str]] = []
    here = index, column
    while here not in known and (step := _outwards(source, *here)):
        steps.append((here, step[1]))
        here = step[0]
    way = known.get(here, ())
    for passed, name in reversed(steps):
        way = (*way, name) if name else way
        known[passed] = way
    return way


def _outwards(source: Source, index: int, column: int) -> tuple[tuple[int, int], str] | None:
    """Return the line and column of what is around a column of a line, with its name if it opens what is inside."""
    above = source.line_further_left(index, column) if column else -1
    if above < 0:
        return None
    line = source.line(above)
    found = FIELD.match(line)
    if not found or found.start("name") >= column:
        is_item = line.lstrip().startswith("-")
        return (above, min(column, lead(line) + 1) if is_item else column), ""
    rest = line[found.end() :].strip()
    opens = not rest or rest.startswith("#")
    return (above, min(found.start("name"), lead(line))), found["name"].strip() if opens else ""


def fields_at(source: Source, index: int, column: int) -> Mapping[str, Schema]:
    """Return the fields that are possible on a line at a column, with their schemas."""
    return _fields_within(possible_file_kinds(source), enclosing_fields(source, index, column))


@lru_cache(maxsize=256)
def _fields_within(kinds: tuple[str, ...], way: tuple[str, ...]) -> Mapping[str, Schema]:
    found: dict[str, Schema] = {}
    for kind in kinds:
        found |= {name: each for name, each in _fields_of(kind, way).items() if name not in found}
    return MappingProxyType(found)


def fields_here(source: Source, index: int) -> Mapping[str, Schema]:
    """Return the fields that are possible at the indentation of a line."""
    return fields_at(source, index, field_column(source.line(index)))


def schema_around(source: Source, index: int, column: int) -> Schema:
    """Return the schema of the field whose value starts on a line at a column; empty if unknown."""
    way = enclosing_fields(source, index, column)
    for kind in possible_file_kinds(source) if way else ():
        found = _fields_of(kind, way[:-1]).get(way[-1])
        if found:
            return found
    return {}


def siblings(source: Source, index: int, column: int) -> Iterator[str]:
    """Yield the names of the fields at the same level above and below a column of a line."""
    is_first = lead(source.line(index)) < column
    for step, stop in ((-1, index if is_first else -1), (1, source.line_count)):
        for other in range(index + step, stop, step):
            line = source.line(other)
            if not line.strip() or line.lstrip().startswith("#") or lead(line) > column:
                continue
            if step == 1 and field_column(line) == column != lead(line):
                break
            found = FIELD.match(line)
            if found and found.start("name") == column:
                yield found["name"].strip()
            if lead(line) < column:
                break


def is_prose(source: Source, index: int) -> bool:
    """Return whether the field on a line has a text of any length, as far as it is known."""
    found = FIELD.match(source.line(index))
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    is_id = schema.get("pattern") == f"^{SLUG.pattern}$"
    return schema.get("type", "string") == "string" and not is_id and not {"enum", "format"} & schema.keys()


def name_of(said: str, known: Mapping[str, Schema]) -> str | None:
    """Return the field that a name or label certainly refers to, else None."""
    own = {normalized(name): name for name in known}
    for name, schema in known.items():
        own.setdefault(normalized(schema.get("title", name)), name)
        for synonym in schema.get("x-also-called", []):
            own.setdefault(normalized(synonym), name)
    exact = {normalized(name): name for name in known}
    return exact.get(normalized(said)) or own.get(normalized(said))


def question_of(said: str, known: Mapping[str, Schema]) -> str | None:
    """Return the only field whose question, or one of whose names, is in the words of a question; else None."""
    words = f" {_words(said)} "
    exact = [name for name, schema in known.items() if _words(schema.get("description", "")) == words.strip()]
    named = {
        name
        for name, schema in known.items()
        for each in (name, schema.get("title", name), *schema.get("x-also-called", ()))
        if f" {_words(each)} " in words
    }
    found = exact or [*named]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def nearly(said: str, known: Mapping[str, Schema]) -> str | None:
    """Return the field that equals a word or resembles it, else None."""
    own = {normalized(name): name for name in known}
    if normalized(said) in own:
        return own[normalized(said)]
    near = nearest(said, known) if len(said) >= SHORTEST_MISSPELT else None
    return near if near and is_misspelt(said, near) else None


def _fields_of(kind: str, way: tuple[str, ...]) -> Mapping[str, Schema]:
    if kind != SITE:
        return _within(schema_of(kind), way)
    return _within(schema_of("settings"), way[len(SETTINGS) :]) if way[: len(SETTINGS)] == SETTINGS else {}


def _within(schema: Schema, way: tuple[str, ...]) -> Mapping[str, Schema]:
    for name in way:
        part = schema.get("properties", {}).get(name, {})
        schema = part.get("items", part) if part.get("type") == "array" else part
    found: Mapping[str, Schema] = schema.get("properties", {})
    return found
