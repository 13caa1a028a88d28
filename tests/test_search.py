"""The search of the site splits and stems words in the languages of the handbook."""

from __future__ import annotations

import json
from pathlib import Path

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
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    found = json.loads((root / "site/search/search_index.json").read_text("utf-8"))["config"]
    return dict(found)


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
