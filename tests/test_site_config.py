"""mkdocs.yml is read as MkDocs reads it: each case is run through MkDocs' own loader too."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import mergedeep  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from conftest import WriteHandbook
from persona_handbook.mkdocs_plugin import PersonaHandbookPlugin
from persona_handbook.reading.yaml.value import Pointer
from persona_handbook.settings.inheritance import Surroundings, read_inherited
from persona_handbook.settings.node import Fields, Leaf, as_mkdocs_data, node_at, places
from persona_handbook.settings.plugin_block import ENABLED
from persona_handbook.settings.settings import Settings, read_settings
from persona_handbook.settings.site import read_site_config

BLOCK = "plugins: [search, persona-handbook, mermaid2]\n"
SPLIT = """
site_name: Base
theme: {name: material, font: false}
plugins:
  search: {}
  persona-handbook: {personas: research/personas, journeys: research/journeys, rules: {no-owner: off}}
  mermaid2: {}
"""
BOTH = {
    "inherit-split": {
        "mkdocs.yml": 'INHERIT: base.yml\nplugins:\n  persona-handbook: {today: "2026-10-15"}\n',
        "base.yml": SPLIT,
    },
    "inherit-other": {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: Child\nsite_url: https://child.example/sub\n"
        "docs_dir: documentation\ntheme: {language: de}\n",
        "base.yml": SPLIT,
    },
    "inherit from a parent's parent in another folder": {
        "mkdocs.yml": "INHERIT: shared/middle.yml\nsite_name: Child\n"
        "plugins: {persona-handbook: {rules: {no-job: note}}}\n",
        "shared/middle.yml": "INHERIT: ../far/base.yml\nsite_url: https://middle.example/\n",
        "far/base.yml": SPLIT + "docs_dir: documentation\n",
    },
    "a list takes the place of a map": {
        "mkdocs.yml": "INHERIT: base.yml\nplugins: [search, persona-handbook: {personas: people}]\n",
        "base.yml": SPLIT,
    },
    "a map takes the place of a list": {
        "mkdocs.yml": "INHERIT: base.yml\nplugins: {persona-handbook: {personas: people}}\n",
        "base.yml": "site_name: x\nplugins: [search, persona-handbook: {journeys: maps}]\n",
    },
    "a name takes the place of a theme": {
        "mkdocs.yml": "INHERIT: base.yml\ntheme: material\n",
        "base.yml": "site_name: x\ntheme: {name: material, language: de}\n" + BLOCK,
    },
    "nothing takes the place of a value": {
        "mkdocs.yml": "INHERIT: base.yml\nsite_url:\nrepo_url: null\n",
        "base.yml": "site_name: x\nsite_url: https://a.example/\nrepo_url: https://github.com/a/b\n" + BLOCK,
    },
    "an empty parent": {"mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n" + BLOCK, "base.yml": "# to be filled in\n"},
    "a parent from the environment": {
        "mkdocs.yml": "INHERIT: !ENV [BASE, base.yml]\nsite_name: x\n",
        "base.yml": SPLIT,
    },
    "env-tags": {
        "mkdocs.yml": "site_name: !ENV [SITE_NAME, Env name]\nsite_url: !ENV [SITE_URL, 'https://env.example/x/']\n"
        "docs_dir: !ENV [DOCS_DIR, documentation]\ntheme: {name: material, language: !ENV [HB_LANG, de]}\n" + BLOCK,
    },
    "env with several names, in the block": {
        "mkdocs.yml": "site_name: !ENV [NO_SUCH, NAMED, x]\nplugins:\n- persona-handbook:\n"
        "    history: !ENV [SWITCH, false]\n    personas: !ENV [FOLDER, personas]\n    today: !ENV [DAY, 2026-01-02]\n"
        "    rules: {too-few-interviews: {min: !ENV [NUMBER, 3]}, no-owner: !ENV [LEVEL, off]}\n",
    },
    "env without a default": {"mkdocs.yml": "site_name: x\nsite_url: !ENV NO_SUCH\nrepo_url: !ENV [NO_SUCH]\n" + BLOCK},
    "env with a list or a map for default": {
        "mkdocs.yml": "site_name: x\nplugins:\n- persona-handbook:\n"
        "    product_terms: !ENV [NO_SUCH, [PartFinder]]\n    rules: !ENV [NO_SUCH, {no-owner: note}]\n",
    },
    "repeats and merges": {
        "mkdocs.yml": "x-block: &b {personas: people, journeys: maps}\nx-more: &m {journeys: ways, stands_for: user}\n"
        "site_name: &n Named\nsite_description: *n\nplugins:\n- persona-handbook:\n    <<: [*m, *b]\n"
        "    stands_for: buyer\n",
    },
    "on and off, yes and no, days and numbers": {
        "mkdocs.yml": "site_name: x\nplugins:\n- persona-handbook:\n    history: yes\n    today: 2026-10-15\n"
        "    rules: {no-owner: off, too-few-interviews: {level: note, min: 0x10}}\n",
    },
    "tags of python and MkDocs": {
        "mkdocs.yml": "site_name: x\nmarkdown_extensions:\n- toc: {slugify: "
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "- pymdownx.snippets: {base_path: [!relative $config_dir]}\n"
        "- pymdownx.superfences:\n"
        "    custom_fences: [{name: a, class: a, format: !!python/name:mermaid2.fence_mermaid_custom }]\n" + BLOCK,
    },
    "the last of two equal fields": {"mkdocs.yml": "site_name: first\nsite_name: last\n" + BLOCK},
    "a plugin without options": {"mkdocs.yml": "site_name: x\nplugins: {persona-handbook: null}\n"},
    "a plugin without namespace": {"mkdocs.yml": "site_name: x\nplugins: [/persona-handbook: {personas: people}]\n"},
    "a plugin that is switched on": {
        "mkdocs.yml": "site_name: x\nplugins: [persona-handbook: {enabled: yes, personas: people}]\n",
    },
    "a plugin that is switched off": {
        "mkdocs.yml": "site_name: x\nplugins: [persona-handbook: {enabled: !ENV [SWITCH, no]}]\n",
    },
    "a plugin of which only the second is on": {
        "mkdocs.yml": "site_name: x\nplugins:\n- persona-handbook: {enabled: no}\n"
        "- persona-handbook: {personas: people}\n",
    },
    "another plugin alone": {"mkdocs.yml": "site_name: x\nplugins: [search]\n"},
    "no plugins": {"mkdocs.yml": "site_name: x\n"},
    "an edit link from the repository": {"mkdocs.yml": "site_name: x\nrepo_url: https://github.com/a/b\n" + BLOCK},
    "an edit link at GitLab": {
        "mkdocs.yml": "site_name: x\nrepo_url: https://gitlab.com/a/b/\ndocs_dir: documentation\n" + BLOCK,
    },
    "an edit link at Bitbucket": {"mkdocs.yml": "site_name: x\nrepo_url: https://bitbucket.org/a/b\n" + BLOCK},
    "no edit link elsewhere": {"mkdocs.yml": "site_name: x\nrepo_url: https://git.example/a/b\n" + BLOCK},
    "an edit link that is said": {
        "mkdocs.yml": "site_name: x\nrepo_url: https://git.example/a/b\nedit_uri: -/edit/main/x/docs\n" + BLOCK,
    },
    "no edit link wanted": {"mkdocs.yml": 'site_name: x\nrepo_url: https://github.com/a/b\nedit_uri: ""\n' + BLOCK},
    "an edit link without a repository": {
        "mkdocs.yml": "site_name: x\nedit_uri: https://git.example/a/b/edit/main/docs/\n" + BLOCK,
    },
    "an edit link with a query": {
        "mkdocs.yml": "site_name: x\nrepo_url: https://git.example/a/b\nedit_uri: '?query=root/docs/'\n" + BLOCK,
    },
    "a template for edit links": {
        "mkdocs.yml": "site_name: x\nrepo_url: https://git.example/a\nedit_uri_template: 'edit?file=docs/{path}'\n"
        + BLOCK,
    },
    "a text with a colon, in quotes over lines": {"mkdocs.yml": 'site_name: "a\nnote: b"\nplugins: [search]\n'},
    "a value of another repeat": {"mkdocs.yml": "x: &x {b: 1}\nsite_name: x\nextra: {a: {<<: *x, b: 2}}\n" + BLOCK},
    "a byte order mark and Windows' line ends": {"mkdocs.yml": "\ufeffsite_name: Größe\r\nplugins: [search]\r\n"},
}
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "nothing set": {},
    "all set": {
        "BASE": "base.yml",
        "SITE_NAME": "Set name",
        "SITE_URL": "https://set.example/y",
        "DOCS_DIR": "docs",
        "HB_LANG": "fr",
        "NAMED": "Named",
        "SWITCH": "true",
        "FOLDER": "people",
        "DAY": "2026-10-15",
        "NUMBER": "7",
        "LEVEL": "error",
    },
    "set to the unexpected": {
        "SWITCH": "on",
        "DAY": "",
        "NUMBER": "no",
        "FOLDER": "2026",
        "LEVEL": "false",
        "SITE_URL": "",
    },
}
NOT_BUILT: dict[str, tuple[dict[str, str], str]] = {
    "no such parent": (
        {"mkdocs.yml": "site_name: x\nINHERIT: bsae.yml\n", "base.yml": ""},
        "mkdocs.yml:2:10 The file `bsae.yml` to inherit from does not exist. Did you mean `base.yml`?",
    ),
    "no such parent, and none like it": (
        {"mkdocs.yml": "site_name: x\nINHERIT: shared.yaml\n"},
        "mkdocs.yml:2:10 The file `shared.yaml` to inherit from does not exist. The folder contains `mkdocs.yml`.",
    ),
    "a circle of three": (
        {"mkdocs.yml": "INHERIT: a.yml\nsite_name: x\n", "a.yml": "INHERIT: b.yml\n", "b.yml": "INHERIT: a.yml\n"},
        "b.yml:1:10 Circular `INHERIT`: `a.yml` already inherits from this file.",
    ),
    "no such parent's parent": (
        {"mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n", "base.yml": "\nINHERIT: away/other.yml\n"},
        "base.yml:2:10 The file `away/other.yml` to inherit from does not exist. Correct the path.",
    ),
    "a parent that is a folder": (
        {"mkdocs.yml": "INHERIT: sub\nsite_name: x\n", "sub/a.yml": ""},
        "mkdocs.yml:1:10 The file `sub` to inherit from is a folder, not a file.",
    ),
    "a parent that is broken": (
        {"mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n", "base.yml": "a: 1\nb: [x\n"},
        "base.yml:2:4 ",
    ),
    "a circle": (
        {"mkdocs.yml": "INHERIT: base.yml\nsite_name: x\n", "base.yml": "INHERIT: ./mkdocs.yml\n"},
        "base.yml:1:10 Circular `INHERIT`: `./mkdocs.yml` already inherits from this file.",
    ),
    "a parent without a path": (
        {"mkdocs.yml": "INHERIT: [base.yml]\nsite_name: x\n"},
        "mkdocs.yml:1:10 `INHERIT` is not a path.",
    ),
    "a tab before a value": (
        {"mkdocs.yml": "a: 1\nb:\tc\n"},
        "mkdocs.yml:2:3 MkDocs cannot read the tab in this line.",
    ),
    "a tab after a value": ({"mkdocs.yml": "a: b\t\nc: d\n"}, "mkdocs.yml:1:5 MkDocs cannot read the tab"),
    "an unknown tag": (
        {"mkdocs.yml": "site_name: !env NAME\n"},
        "mkdocs.yml:1:12 MkDocs does not know the tag `!env`.",
    ),
    "no name of a variable": (
        {"mkdocs.yml": "site_name: !ENV {NAME: x}\n"},
        "mkdocs.yml:1:12 `!ENV` needs the name of an environment variable.",
    ),
    "a merge of what has no fields": (
        {"mkdocs.yml": "x: &x [1]\nsite_name: x\nextra:\n  <<: *x\n"},
        "mkdocs.yml:4:3 `<<` needs a part of the file with fields.",
    ),
    "a name that is a number": (
        {"mkdocs.yml": "site_name: 2026\n"},
        "mkdocs.yml:1:12 The field `site_name` is not text, so MkDocs cannot build the site. Put it in quotes: ",
    ),
    "a name that is an answer": (
        {"mkdocs.yml": "site_name: no\n"},
        "mkdocs.yml:1:12 The field `site_name` is not text",
    ),
    "an address without https": (
        {"mkdocs.yml": "site_name: x\nsite_url: example.com/handbook\n"},
        "mkdocs.yml:2:11 The field `site_url` is not a web address, so MkDocs cannot build the site.",
    ),
    "a folder that is a day": (
        {"mkdocs.yml": "site_name: x\ndocs_dir: 2026-10-15\n"},
        "mkdocs.yml:2:11 The field `docs_dir` is not text",
    ),
    "two plugins in one entry": (
        {"mkdocs.yml": "site_name: x\nplugins:\n- search: {}\n  persona-handbook: {}\n"},
        "mkdocs.yml:3:3 One entry of `plugins` names `search` and `persona-handbook`",
    ),
    "our name with an underscore": (
        {"mkdocs.yml": "site_name: x\nplugins: [search, persona_handbook, mermaid2]\n"},
        "mkdocs.yml:2:19 The plugin `persona_handbook` does not exist, so MkDocs cannot build the site.",
    ),
    "our name as the package has it, with options": (
        {"mkdocs.yml": "site_name: x\nplugins:\n- mkdocs-persona-handbook:\n    personas: people\n- mermaid2\n"},
        "mkdocs.yml:3:3 The plugin `mkdocs-persona-handbook` does not exist",
    ),
    "our name misspelled in a map": (
        {"mkdocs.yml": "site_name: x\nplugins:\n  persona-handbok: {}\n  mermaid2: {}\n"},
        "mkdocs.yml:3:3 The plugin `persona-handbok` does not exist",
    ),
    "mermaid2 by another name": (
        {"mkdocs.yml": "site_name: x\nplugins: [persona-handbook, mermaid]\n"},
        "mkdocs.yml:2:29 The plugin `mermaid` does not exist, so MkDocs cannot build the site.",
    ),
    "mermaid2 as the package has it": (
        {"mkdocs.yml": "site_name: x\nplugins: [persona-handbook, {mkdocs-mermaid2-plugin: {}}]\n"},
        "mkdocs.yml:2:30 The plugin `mkdocs-mermaid2-plugin` does not exist",
    ),
    "options that are text": (
        {"mkdocs.yml": "site_name: x\nplugins:\n- persona-handbook: personas\n"},
        "mkdocs.yml:3:21 The settings of `persona-handbook` are not named fields.",
    ),
    "a switch that is neither on nor off": (
        {"mkdocs.yml": 'site_name: x\nplugins:\n- persona-handbook: {enabled: "no"}\n'},
        "mkdocs.yml:3:31 The field `enabled` is not true or false",
    ),
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Set the environment variables of a case."""
    for name, value in cast("Mapping[str, str]", request.param).items():
        monkeypatch.setenv(name, value)


def of_mkdocs(root: Path, file: str = "mkdocs.yml") -> MkDocsConfig:
    for folder in ("docs", "documentation"):
        (root / folder).mkdir(exist_ok=True)
    return load_config(str(root / file))


def plugin_of_mkdocs(config: MkDocsConfig) -> PersonaHandbookPlugin | None:
    return next((each for each in config.plugins.values() if isinstance(each, PersonaHandbookPlugin)), None)


def edit_link_of_mkdocs(config: MkDocsConfig) -> str | None:
    file = File("p.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    file.edit_uri = "../personas/a.yaml"
    address = Page(None, file, config).edit_url
    return as_a_browser_asks(address) if address else None


def as_a_browser_asks(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(path=urlsplit(urljoin(address, parts.path)).path).geturl()


@pytest.mark.parametrize("files", BOTH.values(), ids=BOTH.keys())
@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys(), indirect=True)
@pytest.mark.usefixtures("environment")
def test_what_mkdocs_reads_is_read(write: WriteHandbook, files: Mapping[str, str]) -> None:
    root = write(files)
    theirs, ours = of_mkdocs(root), read_settings(root)
    site = read_site_config(root / "mkdocs.yml")
    assert ours.site_name == theirs.site_name
    assert ours.site_url == (theirs.site_url or None)
    assert (root / ours.docs).resolve() == Path(theirs.docs_dir).resolve()
    assert ours.language == (theirs.theme.get("language") or "en")
    assert (f"{ours.edit_uri}personas/a.yaml" if ours.edit_uri else None) == edit_link_of_mkdocs(theirs)
    plugin = plugin_of_mkdocs(theirs)
    options = site.block.options if site.block and site.block.enabled else None
    block = as_mkdocs_data(options) if isinstance(options, Fields) else {}
    assert isinstance(block, dict)
    assert {name: value for name, value in block.items() if name != ENABLED} == (plugin.options if plugin else {})


@pytest.mark.parametrize("files", BOTH.values(), ids=BOTH.keys())
@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys(), indirect=True)
@pytest.mark.usefixtures("environment")
def test_the_plugin_and_the_check_have_the_same_settings(write: WriteHandbook, files: Mapping[str, str]) -> None:
    root = write(files)
    config = of_mkdocs(root)
    plugin = plugin_of_mkdocs(config)
    if plugin:
        plugin.on_config(config)
        assert same(plugin.settings) == same(read_settings(root.resolve()))


def same(settings: Settings) -> dict[str, object]:
    names = (
        "site_name",
        "site_url",
        "docs",
        "personas",
        "journeys",
        "rules",
        "today",
        "history",
        "language",
        "findings",
    )
    return {name: getattr(settings, name) for name in (*names, "product_terms", "stands_for", "pointer", "listed")}


@pytest.mark.parametrize(("files", "expected"), NOT_BUILT.values(), ids=NOT_BUILT.keys())
def test_what_mkdocs_refuses_is_a_finding_in_its_file(
    write: WriteHandbook, files: Mapping[str, str], expected: str
) -> None:
    root = write(files)
    with pytest.raises((MkDocsException, OSError, RecursionError, TypeError, ValueError, yaml.YAMLError)):
        of_mkdocs(root)
    told = [
        f"{each.location.path}:{each.location.line}:{each.location.column} {each.message} {each.help}"
        for each in read_settings(root).findings
    ]
    assert len(told) == 1
    assert told[0].startswith(expected)


def test_a_finding_is_in_the_file_that_says_it(write: WriteHandbook) -> None:
    root = write(
        {
            "site/mkdocs.yml": "INHERIT: ../base.yml\nplugins:\n  persona-handbook:\n    rules: {no-ownr: off}\n"
            "    personas: p\n",
            "base.yml": "site_name: x\nplugins:\n  persona-handbook:\n    personas: 7\n    stands_for: all\n"
            "    rules:\n      a: note\n",
        }
    )
    found = read_settings(root / "site")
    told = [(each.location.path, each.location.line, each.location.excerpt.strip()) for each in found.findings]
    assert told == [("../base.yml", 5, "stands_for: all")]
    assert (found.personas, found.stands_for, found.rules) == ("p", "both", {"a": "note", "no-ownr": "off"})
    at = (
        found.document.key_at((*found.pointer, "rules", "a")),
        found.document.key_at((*found.pointer, "rules", "no-ownr")),
    )
    assert [(each.path, each.line, each.column) for each in at] == [("../base.yml", 7, 7), ("mkdocs.yml", 4, 13)]


def test_a_place_ends_where_its_value_ends(write: WriteHandbook) -> None:
    text = "site_name: x\nplugins:\n- persona-handbook:\n    rules:\n      no-owner: off\n\n# the end\nextra: {}\n"
    found = read_settings(write({"mkdocs.yml": text}))
    rules = found.document.value_at((*found.pointer, "rules"))
    assert (rules.line, rules.column, rules.end_line, rules.end_column) == (5, 7, 5, 20)


def test_settings_below_a_misspelled_name_are_read_too(write: WriteHandbook) -> None:
    """One cause is one finding: nothing is said about folders that nobody meant."""
    settings = read_settings(write({"mkdocs.yml": "site_name: x\nplugins: [persona_handbook: {personas: people}]\n"}))
    assert (settings.listed, settings.personas) == (True, "people")
    assert [each.help for each in settings.findings] == ["Did you mean `persona-handbook`?"]


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, persona-handbook]",
        "[persona-handbook]",
        "[/persona-handbook, /mermaid2]",
        "[persona-handbook, mermaid2, mermaid]",
        "[persona-handbook, mermaid-inline, kroki, mermaid-to-svg]",
        "{persona-handbook: {}, mermaid2: }",
    ],
)
def test_no_other_plugin_is_missed_or_mistaken_for_one_of_these(write: WriteHandbook, plugins: str) -> None:
    """The handbook draws its diagrams without mermaid2 too, and needs no search."""
    assert read_settings(write({"mkdocs.yml": f"site_name: x\nplugins: {plugins}\n"})).findings == ()


def test_what_counts_twice_is_told_once(write: WriteHandbook) -> None:
    root = write({"mkdocs.yml": "site_name: a\nplugins:\n- persona-handbook\n- persona-handbook\nsite_name: b\n"})
    assert [(each.location.line, each.level.word, each.message) for each in read_settings(root).findings] == [
        (
            5,
            "warning",
            "Duplicate field `site_name`; first used on line 1. MkDocs uses the last one.",
        ),
        (4, "error", "The plugin `persona-handbook` is listed more than once."),
    ]


def test_options_that_another_program_gives_count(write: WriteHandbook, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    root = write({"mkdocs.yml": "site_name: x\nplugins: [search]\n", "docs/index.md": ""})
    options = {"personas": "people", "rules": {"no-owner": False}, "stands_for": "nobody"}
    config = load_config(str(root / "mkdocs.yml"), plugins=[{"persona-handbook": options}], site_name="Given")
    plugin = config.plugins["persona-handbook"]
    assert isinstance(plugin, PersonaHandbookPlugin)
    plugin.on_config(config)
    found = plugin.settings
    assert (found.site_name, found.personas, found.rules) == ("Given", "people", {"no-owner": "off"})
    assert [(each.location.path, each.message[:22]) for each in found.findings] == [
        ("mkdocs.yml", "The field `stands_for`")
    ]


def test_the_language_of_the_handbook_counts_before_that_of_the_site(write: WriteHandbook) -> None:
    block = "plugins: [persona-handbook: {language: fr}]\n"
    root = write({"mkdocs.yml": "site_name: x\ntheme: {name: material, language: de}\n" + block})
    config = of_mkdocs(root)
    plugin = plugin_of_mkdocs(config)
    assert plugin
    plugin.on_config(config)
    assert (read_settings(root).language, plugin.settings.language) == ("fr", "fr")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "a", "off", "2026-10-15", "{x", "# y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)
FILES = st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1, max_size=4)


@settings(max_examples=80)
@given(st.lists(FILES, min_size=1, max_size=4))
def test_any_files_are_merged_as_mkdocs_merges_them(
    tmp_path_factory: pytest.TempPathFactory, files: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    for index, data in enumerate(files):
        inherit = {"INHERIT": f"{index + 1}.yml"} if index + 1 < len(files) else {}
        (folder / f"{index}.yml").write_text(yaml.safe_dump(data | inherit), "utf-8")
    expected: dict[str, Any] = {}
    for data in reversed(files):
        expected = cast("dict[str, Any]", mergedeep.merge(expected, data))
    found = read_inherited(folder / "0.yml", Surroundings(folder, {}))
    assert found.fields is not None
    assert as_mkdocs_data(found.fields) == expected
    for pointer, _, place in places(found.fields):
        part = node_at(found.fields, pointer)
        if isinstance(part, Leaf):
            start, end = place.span
            assert yaml.safe_load(place.source.text[start:end]) == part.typed
            assert last_that_says(files, pointer) == place.source.path


def last_that_says(files: list[dict[str, Any]], pointer: Pointer) -> str:
    """Give the first file of the chain that has something at the way to a part."""
    for index, data in enumerate(files):
        here: Any = data
        for step in pointer:
            known = step in here if isinstance(here, dict) else isinstance(here, list) and int(step) < len(here)
            here = here[step] if known else None
            if not known:
                break
        else:
            return f"{index}.yml"
    return "nowhere"
