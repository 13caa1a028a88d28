"""The model holds exactly what the schemas allow, field by field."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from conftest import ReadHandbook
from persona_handbook.dates.partial_date import PartialDate
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import CLAIM_FIELDS, Persona
from persona_handbook.reading.schema.schemas import schema_of

KINDS = {"persona": Persona, "evidence": Evidence, "journey": Journey}
NOT_WRITTEN = {"place", "extra"}


def written_fields(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind) if each.name not in NOT_WRITTEN}


def inner_dataclass(hint: object) -> type[Any] | None:
    for each in (hint, *get_args(hint)):
        if isinstance(each, type) and is_dataclass(each) and each is not PartialDate:
            return each
    return None


def check(schema: dict[str, Any], kind: type[Any], trail: str, *, named_by_file: bool = False) -> None:
    known = written_fields(kind)
    properties = set(schema["properties"]) | ({"id"} if named_by_file else set())
    assert properties == set(known), trail
    for name, part in schema["properties"].items():
        inner = part.get("items", part)
        held = inner_dataclass(known[name])
        assert (held is not None) == ("properties" in inner), f"{trail}.{name}"
        if held is not None:
            check(inner, held, f"{trail}.{name}")


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_model_are_equal_field_by_field(kind: str) -> None:
    check(schema_of(kind), KINDS[kind], kind, named_by_file=True)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_schema_requires_the_model_requires(kind: str) -> None:
    def required(model: type[Any]) -> set[str]:
        return {name for name in written_fields(model) if name not in vars(model)} - {"id"}

    def lists_without_items(model: type[Any]) -> set[str]:
        return {name for name, hint in written_fields(model).items() if hint.__class__.__name__ == "GenericAlias"}

    assert set(schema_of(kind)["required"]) - lists_without_items(KINDS[kind]) == required(KINDS[kind])


def test_every_list_of_claims_is_one() -> None:
    with_ids = {
        name
        for name, part in schema_of("persona")["properties"].items()
        if "checked_against" in part.get("items", {}).get("properties", {})
    }
    assert set(CLAIM_FIELDS) == with_ids


PERSONA = """
name: Workshop owner
status: active
summary: Orders parts while a customer waits.
created: 2026-02-03
x-mood: calm
pains:
  - id: late-parts
    text: The part comes a day late.
    severity: 4
    x-seen-in: Graz
"""


def test_a_persona_knows_what_it_says_and_where(read: ReadHandbook) -> None:
    persona = read({"mkdocs.yml": "site_name: x", "personas/workshop-owner.yaml": PERSONA}).personas[0]
    assert (persona.id, persona.created, persona.extra) == ("workshop-owner", dt.date(2026, 2, 3), {"x-mood": "calm"})
    pain = persona.pains[0]
    assert (pain.severity, pain.extra) == (4, {"x-seen-in": "Graz"})
    place = pain.place.at("text")
    assert (place.path, place.line, place.column) == ("personas/workshop-owner.yaml", 9, 11)
    assert pain.place.key("severity").column == 5
    assert persona.claim("late-parts") is pain


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-08-31", dt.date(2026, 8, 31), dt.date(2026, 8, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    ],
)
def test_partial_dates_are_reckoned_by_their_last_day(text: str, first: dt.date, last: dt.date) -> None:
    assert (PartialDate(text).first_day, PartialDate(text).last_day) == (first, last)
