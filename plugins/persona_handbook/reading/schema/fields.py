"""The fields of a kind of file, for its authors. Fields are added in `schemas/`, and only there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from persona_handbook.message import any_of, gettext
from persona_handbook.reading.phrasing import alternatives
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.schema.wrong_values import FORMATS, KINDS


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its name, as in `jobs[].situation`, and `depth`, the number of fields that contain it."""

    name: str
    depth: int
    title: str
    description: str
    hint: str
    example: str
    required: bool
    holds: str


def field_rows(kind: str) -> list[FieldRow]:
    """Return the fields of a kind of file in the order of its schema."""
    return list(_rows(schema_of(kind), "", 0))


def _rows(schema: Schema, prefix: str, depth: int) -> Iterator[FieldRow]:
    required = {*schema.get("required", []), *_required_sometimes(schema)}
    for name, part in schema.get("properties", {}).items():
        yield field_of(f"{prefix}{name}", depth, part, required=name in required)
        inner, mark = (part["items"], "[].") if part.get("type") == "array" else (part, ".")
        yield from _rows(inner, f"{prefix}{name}{mark}", depth + 1)


def _required_sometimes(schema: Schema) -> Iterator[str]:
    for condition in schema.get("allOf", []):
        yield from condition.get("then", {}).get("required", [])


def field_of(name: str, depth: int, schema: Schema, *, required: bool) -> FieldRow:
    """Return a field by its schema."""
    example = schema["examples"][0]
    return FieldRow(
        name=name,
        depth=depth,
        title=gettext(schema["title"]),
        description=gettext(schema["description"]),
        hint=gettext(schema["x-hint"]),
        example=example if isinstance(example, str) else json.dumps(example, ensure_ascii=False),
        required=required,
        holds=_holds(schema),
    )


def _holds(schema: Schema) -> str:
    if "x-counts-as" in schema:
        return _by_group(schema["x-counts-as"])
    if "enum" in schema:
        return alternatives(schema["enum"])
    if "format" in schema:
        return gettext(FORMATS[schema["format"]])
    if schema.get("type") == "array":
        items = schema["items"]
        if "enum" in items:
            return gettext("one or more of %(values)s", values=alternatives(items["enum"]))
        return gettext("a list")
    if {"minimum", "maximum"} <= set(schema):
        return gettext(
            "%(kind)s from %(least)s to %(most)s",
            kind=gettext(KINDS[schema["type"]]),
            least=schema["minimum"],
            most=schema["maximum"],
        )
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return any_of(gettext(KINDS[kind]) for kind in kinds)


def _by_group(counts_as: Mapping[str, str]) -> str:
    groups = {group: [value for value, each in counts_as.items() if each == group] for group in counts_as.values()}
    first, *others = (
        gettext("%(group)s: %(values)s", group=gettext(group), values=alternatives(values))
        for group, values in groups.items()
    )
    for each in others:
        first = gettext("%(first)s; %(next)s", first=first, next=each)
    return first
