"""The rows of the fields pages."""

from __future__ import annotations

import pytest

from persona_handbook.reading.schema.fields import FieldRow, field_rows
from persona_handbook.reading.schema.schemas import KINDS, schema_of


def row(kind: str, name: str) -> FieldRow:
    [found] = [each for each in field_rows(kind) if each.name == name]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_follow_the_schema(kind: str) -> None:
    assert [each.name for each in field_rows(kind) if each.depth == 0] == list(schema_of(kind)["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_speaks(kind: str) -> None:
    rows = field_rows(kind)

    assert [each.name for each in rows if not (each.title and each.description and each.hint and each.holds)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_stands_once(kind: str) -> None:
    names = [each.name for each in field_rows(kind)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kind", "name", "depth", "required", "holds"),
    [
        ("persona", "name", 0, True, "text"),
        ("persona", "status", 0, True, "`draft`, `active` or `retired`"),
        ("persona", "created", 0, False, "a date such as 2026-08-31"),
        ("persona", "jobs", 0, False, "a list"),
        ("persona", "jobs[].situation", 1, True, "text"),
        ("persona", "pains[].severity", 1, False, "a whole number from 1 to 5"),
        ("persona", "pains[].checked_against[].verdict", 2, True, "`supports`, `contradicts` or `unclear`"),
        ("persona", "portrait.alt", 1, True, "text"),
        ("evidence", "participant", 0, True, "text"),
        ("evidence", "answers.problem.says", 2, False, "text"),
        ("journey", "stages[].steps[].feeling", 2, False, "a number from 1 to 5"),
        ("journey", "stages[].steps[].moment_of_truth", 2, False, "true or false"),
        ("journey", "stages[].metrics[].value", 2, False, "text or a number"),
    ],
)
def test_a_row_says_what_its_field_holds(kind: str, name: str, depth: int, *, required: bool, holds: str) -> None:
    found = row(kind, name)

    assert (found.depth, found.required, found.holds) == (depth, required, holds)


@pytest.mark.parametrize(
    ("kind", "name", "example"),
    [("persona", "status", "draft"), ("persona", "pains[].severity", "4"), ("settings", "history", "true")],
)
def test_a_row_shows_its_first_example_as_one_writes_it(kind: str, name: str, example: str) -> None:
    first = row(kind, name).example
    assert first == example
