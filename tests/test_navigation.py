"""Generated pages in a hand-written navigation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from persona_handbook.site.navigation import GROUPS, MOST_LEAVES, complete_nav, leaves_in_nav
from persona_handbook.site.page import Page
from persona_handbook.writing.new.ground import ground_of
from persona_handbook.writing.new.handbook import Starter, starter_files
from persona_handbook.writing.new.packages import packages_of


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
                        {"Journeys": ["journeys/index.md"]},
                        {
                            "More": [
                                {"Evidence": ["evidence/index.md"]},
                                "lint.md",
                                {"Rules": ["rules/index.md"]},
                                {"Field reference": ["fields/index.md"]},
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


SECTION = [
    "customers/index.md",
    {"Personas": ["customers/personas/index.md", "customers/personas/a.md"]},
    {"Journeys": ["customers/journeys/index.md"]},
    {
        "Proof": [
            {"Evidence": ["customers/evidence/index.md", "customers/evidence/p-01.md"]},
            {"Research backlog": "customers/evidence/coverage.md"},
        ]
    },
    {
        "Workshop": [
            {"Lint report": "customers/lint.md"},
            {"Rules": ["customers/rules/index.md"]},
            {"Field reference": ["customers/fields/index.md"]},
        ]
    },
]


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        (["index.md", "lint.md"], ["index.md", "lint.md", {"Customers": SECTION}]),
        (["index.md", {"Who we build for": "customers/"}], ["index.md", {"Who we build for": SECTION}]),
        ([{"Work": ["customers/", "work.md"]}], [{"Work": [{"Customers": SECTION}, "work.md"]}]),
        (
            ["customers/personas/", {"All": "customers/"}],
            [
                {"Personas": ["customers/personas/index.md", "customers/personas/a.md"]},
                {"All": [SECTION[0], *SECTION[2:]]},
            ],
        ),
    ],
)
def test_pages_in_a_section_of_their_own_are_one_entry(nav: list[Any], expected: list[Any]) -> None:
    pages = PAGES | made("evidence/coverage.md", "evidence/p-01.md")
    assert complete_nav(nav, pages, base="customers") == expected


def test_a_page_with_an_entry_of_its_own_is_no_longer_among_those_of_its_folder() -> None:
    pages = made("evidence/index.md", "evidence/coverage.md", "evidence/p-01.md")
    everything = ["evidence/index.md", "evidence/coverage.md", "evidence/p-01.md"]

    assert complete_nav(["evidence/"], pages) == [{"Evidence": everything}]
    assert complete_nav(["evidence/", "evidence/coverage.md"], pages) == [
        {"Evidence": ["evidence/index.md", "evidence/p-01.md"]},
        "evidence/coverage.md",
    ]


def test_a_new_handbook_and_the_example_place_every_section_in_three_groups() -> None:
    for text in (example_settings(), starter_settings()):
        nav = yaml.load(text, Loader=yaml.BaseLoader)["nav"]  # noqa: S506  texts only
        placed = {next(iter(each)): each for each in nav if isinstance(each, dict)}
        groups = {
            group: [value for entry in placed[group][group] for name, value in entry.items() if name != "Guide"]
            for group in GROUPS
        }
        assert groups == {
            group: [each if each.endswith(".md") else f"{each}/" for each in sections]
            for group, sections in GROUPS.items()
        }


def example_settings() -> str:
    return (Path(__file__).parents[1] / "mkdocs.yml").read_text("utf-8")


def starter_settings() -> str:
    ground = ground_of(Path("nowhere"))
    starter = Starter("Ours", "none", ground, dt.date(2026, 10, 15))
    return starter_files(starter, packages_of(ground, ""))["mkdocs.yml"].decode()


def test_beyond_fifty_only_index_pages_stay() -> None:
    many = made(*(f"personas/p{number}.md" for number in range(MOST_LEAVES + 1)), "journeys/j.md")
    assert leaves_in_nav(many) == {"journeys/j.md"}
    assert len(leaves_in_nav(made(*(f"personas/p{number}.md" for number in range(MOST_LEAVES))))) == MOST_LEAVES
