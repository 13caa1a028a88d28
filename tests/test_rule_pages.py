"""Every rule has a page that says what it finds, why, at which level here, and how to do better."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import persona_handbook
from persona_handbook.finding import Level
from persona_handbook.reading.yaml.document import Value
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page
from persona_handbook.site.pages.rules import rule_pages
from workshop import FEW_TALKS, assert_as_reviewed, by_path, edition, finding, rendered, words, workshop


def pages(of: Edition | None = None) -> dict[str, Page]:
    return by_path(rule_pages(of or edition()))


def with_setting(value: Value) -> Edition:
    handbook = workshop()
    settings = dataclasses.replace(handbook.settings, rules={"few-talks": value})
    return edition(dataclasses.replace(handbook, settings=settings))


def test_the_index_and_a_page_of_each_rule() -> None:
    names = [rule.name for rule in edition().rules]
    assert list(pages()) == ["rules/index.md", *(f"rules/{name}.md" for name in names)]


@pytest.mark.parametrize("path", ["rules/index.md", "rules/few-talks.md"])
def test_the_pages(path: str) -> None:
    assert_as_reviewed(pages(edition(None, finding(Level.WARNING)))[path])


@pytest.mark.parametrize(
    ("value", "levels"),
    [
        (None, "Active warning warning Draft note note Retired off off"),
        ("error", "Active error warning Draft error note Retired off off"),
        ("off", "Active off warning Draft off note Retired off off"),
        ({"level": "note"}, "Active note warning Draft note note Retired off off"),
    ],
)
def test_the_levels_are_those_of_this_handbook_beside_the_rule_s_own(value: Value, levels: str) -> None:
    assert levels in words(pages(with_setting(value))["rules/few-talks.md"])


def test_the_options_are_those_of_this_handbook_beside_the_rule_s_own() -> None:
    assert "min the fewest people 3 5" in words(pages(with_setting({"min": 3}))["rules/few-talks.md"])


def test_examples_are_shown_as_they_are_written() -> None:
    told = rendered(pages()["rules/few-talks.md"]).replace("&#58;", ":").replace("&#10;", "\n").replace("&#45;", "-")
    assert f'<pre tabindex="0"><code>{FEW_TALKS.good.strip()}</code></pre>' in told


def test_what_a_rule_finds_now_stands_on_its_page() -> None:
    told = pages(edition(None, finding(Level.WARNING)))
    assert "A warning in" in words(told["rules/few-talks.md"])
    assert "No findings." in words(told["rules/wrong-value.md"])


def test_no_level_is_told_by_colour_alone() -> None:
    css = Path(persona_handbook.__file__).with_name("site").joinpath("assets/tables.css").read_text("utf-8")
    shapes = [css[css.index(f".ph-level--{word}::before") :].split("clip-path:")[1].split(";")[0] for word in LEVELS]
    assert len(set(shapes)) == len(LEVELS)


LEVELS = ("error", "warning", "note", "off")
