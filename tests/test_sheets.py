"""Long lists: the first entries on the page of the list, and every entry on a sheet of its group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persona_handbook.finding import Level
from persona_handbook.site.many.sheets import Sheets, sheets
from persona_handbook.site.navigation import complete_nav
from persona_handbook.site.page import Page
from persona_handbook.site.pages.lint import MOST_FINDINGS, lint_pages
from workshop import edition, finding, words

COLORS = {"red": "Red", "blue": "Blue", "none": "No color"}


def of_color(entry: str) -> tuple[str, ...]:
    return tuple(entry.split()[1:]) or ("none",)


def paths(split: Sheets[str]) -> dict[str, int]:
    return {each.path: len(each.entries) for each in split.sheets}


@pytest.mark.parametrize(
    ("entries", "first", "expected"),
    [
        ([], 0, {}),
        (["a red"] * 12, 12, {}),
        (["a red"] * 13, 10, {"list/red.md": 7, "list/red/2.md": 6}),
        (["a blue"] * 8 + ["a red"] * 5, 10, {"list/red.md": 5, "list/blue.md": 8}),
        (["a red blue"] * 10 + ["a"] * 3, 10, {"list/red.md": 10, "list/blue.md": 10, "list/none.md": 3}),
        (["a red"] * 21, 10, {"list/red.md": 7, "list/red/2.md": 7, "list/red/3.md": 7}),
    ],
)
def test_a_list_is_split_by_group_and_number(entries: list[str], first: int, expected: dict[str, int]) -> None:
    split = sheets(entries, COLORS, of_color, "list.md", 10)
    assert len(split.first) == first
    assert split.count == len(entries)
    assert list(paths(split).items()) == list(expected.items())


def test_sheets_of_an_index_are_beside_its_pages_and_entries_keep_their_order() -> None:
    entries = [f"{number} red" for number in range(13)]
    split = sheets(entries, COLORS, of_color, "list/index.md", 10)
    assert [each.path for each in split.sheets] == ["list/all/red.md", "list/all/red/2.md"]
    assert list(split.every) == entries
    assert [split.path_of(entry) for entry in ("0 red", "12 red")] == ["list/all/red.md", "list/all/red/2.md"]
    assert [(way.name, way.path, way.count) for way in split.ways] == [("Red", "list/all/red.md", 13)]


def test_every_finding_of_a_long_report_is_on_a_page() -> None:
    one = finding(Level.WARNING)
    places = [replace(one.location, path=f"personas/p-{number}.yaml") for number in range(7)]
    found = [
        replace(one, location=places[number % 7], message=f"Message {number} ends.")
        for number in range(2 * MOST_FINDINGS)
    ]
    first, *rest = lint_pages(edition(None, *found))
    assert len(rest) == 3
    assert {page.weight for page in rest} == {0}
    told = " ".join(map(words, rest))
    assert [each.message for each in found if each.message not in told] == []
    assert f"This page shows {MOST_FINDINGS} of" in words(first)


def test_pages_of_several_products_are_grouped_in_the_navigation() -> None:
    pages = {
        path: Page(path, path, "", group=group)
        for path, group in [
            ("personas/index.md", ""),
            ("personas/a.md", "Shop"),
            ("personas/compare.md", ""),
            ("personas/b.md", "Van"),
            ("personas/c.md", "Shop"),
        ]
    }
    grouped = [
        "personas/index.md",
        "personas/compare.md",
        {"Shop": ["personas/a.md", "personas/c.md"]},
        {"Van": ["personas/b.md"]},
    ]
    assert complete_nav(["personas/"], pages) == [{"Personas": grouped}]
    alone = {path: replace(page, group="Shop" if page.group else "") for path, page in pages.items()}
    assert complete_nav(["personas/"], alone) == [{"Personas": list(pages)}]
