"""The search of the site splits and stems words in the languages of the handbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import WriteHandbook
from persona_handbook.testing import small_handbook
from seldom import seldom

MATERIAL = "{name: material, font: false}"


def search_of(
    write: WriteHandbook, lang: str, plugin: str, theme: str = "{name: material, font: false}"
) -> dict[str, object]:
    files = {path: text for path, text in small_handbook().items() if path != "mkdocs.yml"}
    files["personas/buyer.yaml"] = f"lang: {lang}\n" + files["personas/buyer.yaml"]
    files["docs/index.md"] = "# Home\n"
    files["mkdocs.yml"] = f"site_name: x\ntheme: {theme}\nplugins: [{plugin}, persona-handbook]\n"
    root: Path = write(files)
    return dict(index_in(built(root))["config"])


def built(root: Path) -> Path:
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return root / "site"


def index_in(site: Path, name: str = "search_index.json") -> dict[str, Any]:
    found = (site / "search" / name).read_text("utf-8").removeprefix("var __index = ")
    return dict(json.loads(found))


def claims_in(index: dict[str, Any]) -> list[str]:
    return [each["location"] for each in index["docs"] if "#claim-" in each["location"]]


@pytest.mark.parametrize(
    ("lang", "languages"),
    [("ja", ["en", "ja"]), ("th", ["en", "th"]), ("ar-EG", ["en", "ar"]), ("he", ["en"]), ("en", ["en"])],
)
@pytest.mark.parametrize(
    "theme", seldom(["{name: material, font: false}", "{name: mkdocs}"], ["{name: material, font: false}"])
)
def test_the_languages_of_texts_are_searched(write: WriteHandbook, lang: str, languages: list[str], theme: str) -> None:
    found = search_of(write, lang, "search", theme)
    assert found["lang"] == languages
    assert ("\\u3002" in str(found["separator"])) is (lang in {"ja", "th"})


def test_what_the_adopter_set_stays(write: WriteHandbook) -> None:
    found = search_of(write, "ja", '{search: {lang: de, separator: "[ ]"}}')
    assert (found["lang"], found["separator"]) == (["de"], "[ ]")


@pytest.mark.parametrize("base", ["", "about/customers"])
def test_pages_of_the_theme_load_no_texts_until_somebody_searches(write: WriteHandbook, base: str) -> None:
    files = small_handbook() | {
        "docs/index.md": "# Home\n",
        "mkdocs.yml": f"site_name: x\ntheme: {MATERIAL}\nplugins: [search, persona-handbook: {{base: '{base}'}}]\n",
    }
    site = built(write(files))
    small, whole = index_in(site), index_in(site, "whole_index.json")
    worker = site / base / "assets/persona-handbook/search.js"
    assert small["docs"] == []
    assert (worker.parent / small["config"]["whole"]).resolve() == (site / "search/whole_index.json").resolve()
    assert claims_in(whole)
    assert "whole" not in whole["config"]


@pytest.mark.parametrize(
    ("theme", "plugins", "names"),
    [
        ("{name: mkdocs}", "search, persona-handbook", ["search_index.json"]),
        (MATERIAL, "search, offline, persona-handbook", ["search_index.json", "search_index.js"]),
    ],
)
def test_a_theme_that_searches_by_itself_has_the_whole_index(
    write: WriteHandbook, theme: str, plugins: str, names: list[str]
) -> None:
    files = small_handbook() | {
        "docs/index.md": "# Home\n",
        "mkdocs.yml": f"site_name: x\ntheme: {theme}\nplugins: [{plugins}]\n",
    }
    site = built(write(files))
    assert not (site / "search/whole_index.json").exists()
    assert all(claims_in(index_in(site, name)) for name in names)
