"""The schemas themselves: valid, told in words on every field, and with examples that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from persona_handbook.reading.phrasing import normalized
from persona_handbook.reading.schema.schemas import KINDS, schema_folder, schema_of
from persona_handbook.reading.schema.value_formats import format_checker

Schema = dict[str, Any]


def every_field(schema: Schema, way: str) -> Iterator[tuple[str, Schema]]:
    for name, field in schema.get("properties", {}).items():
        yield f"{way}.{name}", field
        yield from every_field(field, f"{way}.{name}")
        yield from every_field(field.get("items", {}), f"{way}.{name}[]")


def every_group(schema: Schema, way: str) -> Iterator[tuple[str, Schema]]:
    if "properties" in schema:
        yield way, schema
    for name, field in schema.get("properties", {}).items():
        yield from every_group(field, f"{way}.{name}")
        yield from every_group(field.get("items", {}), f"{way}.{name}[]")


def every_word(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part
        for value in part.values():
            yield from every_word(value)
    if isinstance(part, list):
        for value in part:
            yield from every_word(value)


FIELDS = [found for kind in KINDS for found in every_field(schema_of(kind), kind)]
GROUPS = [found for kind in KINDS for found in every_group(schema_of(kind), kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


def test_every_schema_in_the_folder_is_read_or_tells_a_report() -> None:
    names = {file.name.removesuffix(".schema.json") for file in schema_folder().glob("*.schema.json")}

    assert names == {*KINDS, "common", "report", "change", "api"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_plain_whole_without_alternatives(kind: str) -> None:
    assert {"$ref", "$defs", "oneOf", "anyOf", "not"}.isdisjoint(every_word(schema_of(kind)))


@pytest.mark.parametrize("word", ["title", "description", "examples", "x-hint"])
def test_every_field_is_told_in_words(word: str) -> None:
    assert [way for way, field in FIELDS if not field.get(word)] == []


def test_every_example_is_valid() -> None:
    wrong = [
        (way, example)
        for way, field in FIELDS
        for example in field["examples"]
        if not Draft202012Validator(field, format_checker=format_checker()).is_valid(example)
    ]

    assert wrong == []


def test_every_group_refuses_unknown_fields_and_leaves_x_free() -> None:
    lax = [
        way
        for way, group in GROUPS
        if group.get("additionalProperties") is not False or "^x-." not in group.get("patternProperties", {})
    ]

    assert lax == []


def test_every_required_field_is_described() -> None:
    assert [way for way, group in GROUPS if not set(group.get("required", [])) <= set(group["properties"])] == []


def test_a_synonym_means_one_field_only() -> None:
    meanings = [
        (way, synonym)
        for way, group in GROUPS
        for field in group["properties"].values()
        for synonym in {normalized(each) for each in field.get("x-also-called", [])}
    ]

    assert [meaning for meaning, count in Counter(meanings).items() if count > 1] == []
