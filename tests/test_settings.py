"""mkdocs.yml -> settings, without MkDocs; what is wrong in it is a finding at its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conftest import WriteHandbook
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.settings import read_settings

SITE = """
site_name: Our customers
repo_url: https://example.com/acme/handbook
edit_uri: edit/main/docs/
markdown_extensions:
  - pymdownx.superfences:
      custom_fences: [{name: x, format: !!python/name:mermaid2.fence_mermaid_custom }]
plugins:
  - search
  - persona-handbook:
      personas: people
      today: "2026-10-15"
      products: [{id: shop, name: Parts shop}]
      rules: {no-owner: off, too-few-interviews: {level: warning, min: 6}}
"""


def test_settings_stand_in_mkdocs_yml(write: WriteHandbook) -> None:
    settings = read_settings(write({"mkdocs.yml": SITE}))
    assert settings.findings == ()
    assert (settings.site_name, settings.personas, settings.journeys) == ("Our customers", "people", "journeys")
    assert settings.today == dt.date(2026, 10, 15)
    assert (settings.product_name("shop"), settings.team_name("customer-care")) == ("Parts shop", "Customer care")
    assert settings.rules == {"no-owner": "off", "too-few-interviews": {"level": "warning", "min": 6}}
    assert settings.edit_uri == "https://example.com/acme/handbook/edit/main/"


@pytest.mark.parametrize(
    "text",
    [
        "site_name: x\n",
        "plugins: [search, persona-handbook]\n",
        "plugins:\n  - persona-handbook\n",
        "plugins:\n  - persona-handbook: {}\n",
        "plugins: {search: {}, persona-handbook: }\n",
    ],
)
def test_without_settings_everything_has_a_default(write: WriteHandbook, text: str) -> None:
    settings = read_settings(write({"mkdocs.yml": text}))
    assert (settings.findings, settings.personas, settings.rules) == ((), "personas", {})


def test_no_mkdocs_yml_is_fine(tmp_path: Path) -> None:
    assert read_settings(tmp_path).personas == "personas"


def test_settings_may_be_a_mapping_and_inherited(write: WriteHandbook) -> None:
    parent = "plugins:\n  persona-handbook:\n    personas: people\n"
    settings = read_settings(write({"mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n", "base.yml": parent}))
    assert settings.personas == "people"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("personass: people", "4:7 Unknown field `personass`. Did you mean `personas`?"),
        ("stands_for: buyers", "4:19 The field `stands_for` is `buyers`; expected `user`, `buyer` or `both`."),
        ("today: 15.10.2026", "4:14 The field `today` is `15.10.2026`; expected a date such as 2026-08-31."),
    ],
)
def test_what_is_wrong_is_told_and_left_at_its_default(write: WriteHandbook, line: str, expected: str) -> None:
    root = write({"mkdocs.yml": f"site_name: x\nplugins:\n  - persona-handbook:\n      {line}\n      journeys: maps\n"})
    settings = read_settings(root)
    told = [f"{each.location.line}:{each.location.column} {each.message} {each.help}" for each in settings.findings]
    assert len(told) == 1
    assert told[0].startswith(expected)
    assert (settings.personas, settings.stands_for, settings.today) == ("personas", "both", None)
    assert settings.journeys == "maps"


def test_a_broken_mkdocs_yml_is_a_finding(write: WriteHandbook) -> None:
    settings = read_settings(write({"mkdocs.yml": "site_name: [x\n"}))
    assert [(each.rule, each.location.path) for each in settings.findings] == [("broken-yaml", "mkdocs.yml")]


def test_the_handbook_is_found_upward(write: WriteHandbook) -> None:
    root = write({"mkdocs.yml": SITE, "people/a.yaml": ""})
    assert handbook_folder(root / "people") == handbook_folder(root / "people" / "a.yaml") == root.resolve()


def test_a_folder_of_personas_is_enough(write: WriteHandbook) -> None:
    root = write({"personas/a.yaml": ""})
    assert handbook_folder(root / "personas" / "a.yaml") == root.resolve()


def test_where_there_is_no_handbook_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoHandbookError, match="No handbook found in"):
        handbook_folder(tmp_path)


@pytest.mark.parametrize(
    ("theme", "ours", "language"),
    [
        ("{name: material, language: de}", "", "de"),
        ("{name: readthedocs, locale: de}", "", "de"),
        ("{name: mkdocs, locale: pt_BR}", "", "pt-BR"),
        ("{name: material, language: de, locale: en}", "", "de"),
        ("{name: mkdocs, locale: de}", "language: en", "en"),
        ("mkdocs", "", "en"),
    ],
)
def test_the_language_is_that_of_the_theme(write: WriteHandbook, theme: str, ours: str, language: str) -> None:
    root = write({"mkdocs.yml": f"site_name: x\ntheme: {theme}\nplugins:\n  - persona-handbook: {{{ours}}}\n"})
    assert read_settings(root).language == language


def test_products_are_in_the_order_of_the_settings_and_those_without_one_last(write: WriteHandbook) -> None:
    products = "[{id: z, name: Z}, {id: a, name: A}]"
    settings = read_settings(write({"mkdocs.yml": f"plugins:\n  - persona-handbook: {{products: {products}}}\n"}))
    assert settings.sorted_products(["", "new", "a", "z", "a"]) == ("z", "a", "new", "")


SLIPS = {
    "a folder with backslashes": ("evidence: personas\\evidence", "evidence: personas/evidence"),
    "a folder with slashes around it": ("evidence: /personas/evidence/", "evidence: personas/evidence"),
    "a rule turned off with false": ("rules: {no-owner: false}", "rules: {no-owner: off}"),
    "rules as a list": ("rules: [no-owner: off, too-long: note]", "rules: {no-owner: off, too-long: note}"),
}


@pytest.mark.parametrize(("wrote", "meant"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_settings_is_told_with_what_was_meant(write: WriteHandbook, wrote: str, meant: str) -> None:
    [found] = read_settings(write({"mkdocs.yml": f"plugins:\n  - persona-handbook:\n      {wrote}\n"})).findings
    assert found.edit
    assert meant.startswith(wrote[: found.edit.location.column - 7])
    assert found.edit.text in meant
    assert found.edit.text in found.help
