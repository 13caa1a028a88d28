"""Every field of every kind of file is on a page, with an anchor of its own and the words of the schema."""

from __future__ import annotations

import re
from html import unescape

import pytest

from persona_handbook.reading.schema.fields import field_rows
from persona_handbook.site.pages.fields import KINDS, anchor, field_groups, field_pages
from workshop import by_path, edition, rendered, words

IDS = [kind.id for kind in KINDS]


def test_an_index_and_a_page_of_each_kind() -> None:
    assert list(by_path(field_pages(edition()))) == ["fields/index.md", *(f"fields/{kind}.md" for kind in IDS)]


@pytest.mark.parametrize("kind", IDS)
def test_every_field_has_its_anchor_once(kind: str) -> None:
    shown = unescape(rendered(by_path(field_pages(edition()))[f"fields/{kind}.md"]))
    anchors = re.findall(r'\bid="([^"]*)"', shown)
    assert sorted(anchors) == sorted(anchor(field) for field in field_rows(kind))


@pytest.mark.parametrize("kind", IDS)
def test_every_field_is_told_in_the_schema_s_words(kind: str) -> None:
    told = words(by_path(field_pages(edition()))[f"fields/{kind}.md"])
    for field in field_rows(kind):
        for said in (field.name, field.description, field.hint, field.example, field.holds):
            assert re.sub(r"[`\s]", "", said) in re.sub(r"[`\s]", "", told), (field.name, said)


@pytest.mark.parametrize("kind", IDS)
def test_headings_are_the_fields_of_the_first_level(kind: str) -> None:
    shown = unescape(rendered(by_path(field_pages(edition()))[f"fields/{kind}.md"]))
    headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", shown)
    assert headings == [group.field.name for group in field_groups(kind)]


def test_the_index_says_what_each_kind_requires() -> None:
    told = words(by_path(field_pages(edition()))["fields/index.md"])
    for kind in ("persona", "evidence", "journey"):
        required = [group.field.name for group in field_groups(kind) if group.field.required]
        assert f"fields, required: {' , '.join(required)}" in told
