"""Generated pages in a hand-written navigation."""

from __future__ import annotations

from typing import Any

import pytest

from persona_handbook.site.navigation import MOST_LEAVES, complete_nav, leaves_in_nav
from persona_handbook.site.page import Page


def made(*paths: str) -> dict[str, Page]:
    return {path: Page(path=path, title=path, body="") for path in paths}


PAGES = made("index.md", "personas/index.md", "personas/a.md", "journeys/index.md", "lint.md", "rules/index.md")
PAGES |= made("evidence/index.md", "fields/index.md")
ADDED = [
    {"Journeys": "journeys/index.md"},
    {"Evidence": "evidence/index.md"},
    {"Lint report": "lint.md"},
    {"Rules": "rules/index.md"},
    {"Field reference": "fields/index.md"},
]


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        (
            ["index.md", {"People": "personas/"}],
            ["index.md", {"People": ["personas/index.md", "personas/a.md"]}, *ADDED],
        ),
        (["personas/"], [{"Personas": ["personas/index.md", "personas/a.md"]}, *ADDED]),
        (
            [{"Who": ["personas/", "journeys/", {"More": ["evidence/", "lint.md", "rules/", "fields/"]}]}],
            [
                {
                    "Who": [
                        {"Personas": ["personas/index.md", "personas/a.md"]},
                        {"Journeys": "journeys/index.md"},
                        {
                            "More": [
                                {"Evidence": "evidence/index.md"},
                                "lint.md",
                                {"Rules": "rules/index.md"},
                                {"Field reference": "fields/index.md"},
                            ]
                        },
                    ]
                }
            ],
        ),
    ],
)
def test_folders_become_sections_and_missing_ones_are_added(nav: list[Any], expected: list[Any]) -> None:
    assert complete_nav(nav, PAGES) == expected


def test_beyond_fifty_only_index_pages_stay() -> None:
    many = made(*(f"personas/p{number}.md" for number in range(MOST_LEAVES + 1)), "journeys/j.md")
    assert leaves_in_nav(many) == {"journeys/j.md"}
    assert len(leaves_in_nav(made(*(f"personas/p{number}.md" for number in range(MOST_LEAVES))))) == MOST_LEAVES
