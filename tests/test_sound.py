"""The fast look at a file says that it is sound exactly where jsonschema finds no error."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import REPOSITORY
from persona_handbook.reading.schema.quick_check import surely_meets_schema
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.schema.value_formats import format_checker
from persona_handbook.reading.yaml.document import read_document

FILES = {
    "persona": ["personas/front-desk.yaml", "personas/price-hunter.yaml"],
    "evidence": ["personas/evidence/p-01.yaml", "personas/evidence/order-log-2026-h1.yaml"],
    "journey": ["journeys/front-desk-first-weeks.yaml"],
}
TRIES = 1000
ODD: tuple[Any, ...] = (
    *("", " ", "\x85", "\x1c", "\u3000", "\ufeff", "a", "A b", "two-words", "two--words", "two-words\n", "-a"),
    *("2026", "2026-02", "2026-13", "2026-02-29", "2026-02-30", "0999", "\u0662026", "2026-02-03T10:00", "31.12.2026"),
    *("https://a.example", "HTTPS://a", "https://", "https://a\x85b", "javascript:x", "//a", "mailto:a@b", "a:b"),
    *("a/b.png", "/a", "../a", "a\\b", "C:/a", "\x85a", "en", "en-US", "en_US", "e", "x" * 300, "other", "none", "AT"),
    *(0, 1, 5, 6, -1, 99, 1000, 2026, 10000, 10**17, 1.0, 5.5, -0.0, 1e300, True, False, None),
    *([], [1], ["a"], ["a", "a"], [[]], {}, {"id": "a"}, {"id": "a", "text": "b"}, {"x-a": 1}, {"date": "2026-01-01"}),
)
NAMES = ("id", "text", "x-own", "X-own", "x-", "evidence", "name", "notes", "", "kind", "status", "role", "why_not")


def plain(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind), format_checker=format_checker())


def parts(value: Any) -> Iterator[Any]:  # noqa: ANN401  any data
    if isinstance(value, dict | list):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from parts(each)


def changed(data: Any, chance: Random) -> Any:  # noqa: ANN401  any data
    """Change one part of a file: other values, fields and items, some of them right and some wrong."""
    made = copy.deepcopy(data)
    part = chance.choice([each for each in parts(made) if each])
    places = list(part) if isinstance(part, dict) else list(range(len(part)))
    place = chance.choice(places)
    what = chance.randrange(6)
    if what == 0:
        del part[place]
    elif what == 1 and isinstance(part, dict):
        part[chance.choice(NAMES)] = part[place]
    elif what == 2 and isinstance(part, list):
        part.append(copy.deepcopy(part[place]))
    else:
        part[place] = copy.deepcopy(chance.choice(ODD))
    return made


@pytest.mark.parametrize("kind", FILES)
def test_the_fast_look_and_jsonschema_agree(kind: str) -> None:
    chance, judge = Random(kind), plain(kind)  # noqa: S311  no secret
    files = [read_document((REPOSITORY / each).read_bytes(), each).data for each in FILES[kind]]
    sound = fast = 0
    for _ in range(TRIES):
        data = changed(chance.choice(files), chance)
        is_right = judge.is_valid(data)
        assert is_right or not surely_meets_schema(data, kind), data
        sound += is_right
        fast += surely_meets_schema(data, kind)
    assert 0.05 * TRIES < sound < 0.95 * TRIES
    assert fast > 0.98 * sound  # but for dates that are numbers


@pytest.mark.parametrize("kind", FILES)
def test_no_odd_value_in_any_field_is_taken_for_sound(kind: str) -> None:
    properties = schema_of(kind)["properties"]
    judge = plain(kind).evolve(schema={**schema_of(kind), "required": []})
    files: list[dict[str, Any]] = [{name: value} for name in properties for value in ODD]
    assert [each for each in files if not judge.is_valid(each) and surely_meets_schema(each, kind)] == []


def test_a_text_that_no_file_can_hold_is_left_to_jsonschema() -> None:
    assert not surely_meets_schema({"name": "\ud800", "status": "draft", "summary": "One."}, "persona")
