"""Reader tests: what readers think of a page is shown with their number, and counts as nothing else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import get_args, get_origin, get_type_hints

import pytest

from persona_handbook.insight.changes.matching import KNOWN_BY
from persona_handbook.insight.score import evidence_score
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Part
from persona_handbook.model.persona import Persona, ReaderTest
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.site.api.api_files import api_files
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.pages.personas import READER_QUESTIONS, persona_pages
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import rendered

TESTS = """
readers:
  - {date: 2025-09-14, people: 1, clear: 4}
  - {date: 2026-09-14, people: 9, believable: 4.25, useful: 3, note: Sales <missed> prices.}
"""


def handbook(readers: str = TESTS) -> Handbook:
    return handbook_from({**laid_over(readers), "mkdocs.yml": "site_name: A\n"})


def test_the_page_shows_each_test_with_its_number_of_readers_newest_first() -> None:
    pages = persona_pages(edition_without_findings(handbook(), TODAY))
    page = next(each for each in pages if each.path == "personas/buyer.md")
    text = page.text.split("{ #readers }")[1]
    newest, oldest = text.index("9 readers: Believable 4.25, Useful 3"), text.index("1 reader: Clear 4")
    assert newest < oldest
    assert "&#60;missed&#62;" in text
    assert rendered(page)


def test_programs_get_the_tests_as_written() -> None:
    made = api_files(edition_without_findings(handbook(), TODAY))
    found = json.loads(made["api/v1/personas/buyer.json"])["readers"]
    assert [(each["date"], each["people"]) for each in found] == [("2025-09-14", 1), ("2026-09-14", 9)]


def test_readers_earn_a_persona_nothing() -> None:
    asked, unasked = handbook(), handbook("")
    scores = {evidence_score(each.personas[0], each, TODAY).score for each in (asked, unasked)}
    assert len(scores) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "people: 0",
        "people: 9, believable: 0.5",
        "people: 9, useful: 6",
        "people: 9, clear: very",
        "people: 9, likable: 4",
    ],
)
def test_what_cannot_be_is_found(wrong: str) -> None:
    found = handbook(f"readers:\n  - {{date: {dt.date(2026, 9, 14)}, {wrong}}}")
    assert {each.rule for each in found.findings} & {"wrong-value", "unknown-field"}


def test_every_question_of_the_schema_has_its_name_on_the_page() -> None:
    fields = schema_of("persona")["properties"]["readers"]["items"]["properties"]
    asked = {name: part["title"] for name, part in fields.items() if part.get("maximum") == 5}
    assert dict(READER_QUESTIONS) == asked


def parts_in_lists(kind: type) -> Iterator[type]:
    """Give every kind of part that a list of a file holds, at any depth."""
    for hint in get_type_hints(kind).values():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and issubclass(inner, Part) and inner is not kind:
                if get_origin(hint) is tuple:
                    yield inner
                yield from parts_in_lists(inner)


def test_a_change_can_name_every_part_of_a_list() -> None:
    parts = {part for kind in (Persona, Journey, Evidence) for part in parts_in_lists(kind)}
    assert ReaderTest in parts
    assert {part for part in parts if part not in KNOWN_BY and "id" not in get_type_hints(part)} == set()
