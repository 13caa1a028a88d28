"""The handbook's own files are never published: they hold what nobody may see any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import WriteHandbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.tree import site_tree

TODAY = dt.date(2026, 10, 15)
SITE = "site_name: x\ntheme: mkdocs\nplugins:\n  - persona-handbook:\n      today: '2026-10-15'\n"
PERSONA = "name: Secret owner\nstatus: draft\nsummary: Orders parts.\n"

LAYOUTS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "personas in docs": (
        "      personas: docs/people\n      evidence: docs/people/heard\n",
        ("people/a.yaml", "people/b.yml", "people/C.YAML", "people/heard/p-01.yaml", "people/team/x/d.yaml"),
        ("people/a.png", "api.yaml"),
    ),
    "evidence alone in docs": ("      evidence: docs/heard\n", ("heard/p-01.yaml",), ("heard/p-01.png",)),
    "journeys in docs": ("      journeys: docs/ways\n", ("ways/w.yaml",), ("ways/notes.csv",)),
    "the whole of docs": (
        "      personas: docs\n      evidence: docs/heard\n",
        ("a.yaml", "heard/p-01.yml"),
        ("a.svg",),
    ),
    "copies of editors": ("      personas: docs/people\n", ("people/a.yaml~", "people/a.yaml.bak"), ("people/a.txt",)),
    "templates": ("      templates: docs/ours\n", ("ours/persona.md.j2", "ours/languages/fr.po"), ()),
    "the key to pseudonyms": ("", ("key.csv", "lists/key.txt"), ("lists/prices.csv",)),
}
CONTENT = {"key.csv": "name,pseudonym\nAnn Lee,P-01\n", "lists/key.txt": "\ufeffname;pseudonym\nAnn Lee;P-01\n"}


def handbook(write: WriteHandbook, layout: str) -> Path:
    settings, sources, _ = LAYOUTS[layout]
    others = LAYOUTS[layout][2]
    return write(
        {
            "mkdocs.yml": SITE + settings,
            "docs/index.md": "# Home\n",
            **{f"docs/{path}": CONTENT.get(path, PERSONA) for path in sources},
            **{f"docs/{path}": "anything" for path in others},
        }
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_for_other_hosts_leave_sources_out(write: WriteHandbook, layout: str) -> None:
    _, sources, others = LAYOUTS[layout]
    tree = site_tree(edition_of(read_handbook(read_settings(handbook(write, layout))), TODAY))
    assert [path for path in sources if path in tree] == []
    assert [path for path in others if path not in tree] == []


@pytest.mark.parametrize("layout", ["personas in docs", "templates", "the key to pseudonyms"])
def test_mkdocs_does_not_publish_sources(write: WriteHandbook, layout: str) -> None:
    _, sources, others = LAYOUTS[layout]
    root = handbook(write, layout)
    build(load_config(str(root / "mkdocs.yml")))
    assert [path for path in sources if (root / "site" / path).exists()] == []
    assert [path for path in others if not (root / "site" / path).exists()] == []


def test_a_link_into_the_handbook_is_a_source_too(write: WriteHandbook) -> None:
    root = write({"mkdocs.yml": SITE, "docs/index.md": "# Home\n", "personas/a.yaml": PERSONA})
    (root / "docs/people").symlink_to(root / "personas", target_is_directory=True)
    (root / "docs/somebody.txt").symlink_to(root / "personas/a.yaml")
    sources = Sources(read_settings(root))
    assert sources.include("people/a.yaml")
    assert sources.include("somebody.txt")
    assert not sources.include("index.md")


def test_a_copy_that_a_plugin_made_is_a_source_too(write: WriteHandbook, tmp_path: Path) -> None:
    root = handbook(write, "personas in docs")
    assert Sources(read_settings(root)).include("people/a.yaml", tmp_path / "copied/people/a.yaml")


def test_the_configuration_is_a_source_where_the_documents_are_all_around_it(write: WriteHandbook) -> None:
    root = write(
        {
            "mkdocs.yml": "INHERIT: base.yml\ndocs_dir: .\n",
            "base.yml": SITE,
            "index.md": "# Home\n",
            "personas/a.yaml": PERSONA,
            ".git/config": "secret",
            ".personas-baseline.json": "{}",
        }
    )
    tree = site_tree(edition_of(read_handbook(read_settings(root)), TODAY))
    written = ("mkdocs.yml", "base.yml", "personas/a.yaml", ".git/config", ".personas-baseline.json")
    assert [path for path in written if path in tree] == []
    assert "index.md" in tree
