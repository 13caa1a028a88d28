"""`exclude` in the settings: files that are neither read nor checked nor published."""

from __future__ import annotations

import datetime as dt
from textwrap import indent

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from conftest import ReadHandbook, WriteHandbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.site_files.handwritten import written_pages
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.tree import site_tree

PERSONA = "name: Workshop owner\nstatus: draft\nsummary: Orders parts.\n"
BROKEN = "name: [\n"
PATHS = ("personas/a.yaml", "personas/archive/old.yaml", "personas/x.template.yaml", "journeys/drafts/w.yaml")


def settings(*patterns: str) -> str:
    entries = "".join(f"        - '{each}'\n" for each in patterns)
    return f"site_name: x\nplugins:\n  - persona-handbook:\n      exclude:\n{entries}"


def ids(handbook: Handbook) -> set[str]:
    return {file.path for kind in ("persona", "evidence", "journey") for file in handbook.files(kind)} | {
        file.path for file in handbook.broken
    }


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["personas/archive/"], {"personas/a.yaml", "personas/x.template.yaml", "journeys/drafts/w.yaml"}),
        (["archive/", "drafts/"], {"personas/a.yaml", "personas/x.template.yaml"}),
        (["*.template.yaml"], {"personas/a.yaml", "personas/archive/old.yaml", "journeys/drafts/w.yaml"}),
        (["/personas/*", "!/personas/a.yaml"], {"personas/a.yaml", "journeys/drafts/w.yaml"}),
        (["personas/**/old.yaml"], {"personas/a.yaml", "personas/x.template.yaml", "journeys/drafts/w.yaml"}),
    ],
)
def test_patterns_are_those_of_gitignore(read: ReadHandbook, patterns: list[str], left: set[str]) -> None:
    handbook = read({"mkdocs.yml": settings(*patterns), **dict.fromkeys(PATHS, BROKEN)})
    assert ids(handbook) == left
    assert {finding.location.path for finding in handbook.findings} == left


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("personas/archve/", "Did you mean `personas/archive/`?"),
        ("archiv/", "Did you mean `archive/`?"),
        ("nothing-like-it", "Correct or remove it. Patterns start in the folder of mkdocs.yml"),
        ("!", "Write patterns as in .gitignore, such as `personas/archive/`."),
        ("# note", "Write patterns as in .gitignore, such as `personas/archive/`."),
    ],
)
def test_a_pattern_without_a_file_is_a_finding(read: ReadHandbook, pattern: str, said: str) -> None:
    handbook = read(
        {"mkdocs.yml": settings("personas/a.yaml", pattern), **dict.fromkeys(PATHS[:2], PERSONA), PATHS[3]: BROKEN}
    )
    (found,) = (each for each in handbook.findings if each.location.path == "mkdocs.yml")
    assert (found.location.line, found.location.column) == (6, 11)
    assert pattern in found.message
    assert found.help is not None
    assert found.help.startswith(said)


def test_excluded_files_are_not_published_either(write: WriteHandbook) -> None:
    root = write(
        {
            "mkdocs.yml": settings("docs/people/archive/") + "      personas: docs/people\n",
            "docs/index.md": "# Home\n",
            "docs/people/archive/old.yaml": PERSONA,
        }
    )
    tree = site_tree(edition_of(read_handbook(read_settings(root)), dt.date(2026, 10, 15)))
    assert [path for path in tree if "archive" in path or path.endswith(("/old.md", "/old.js"))] == []


@pytest.mark.parametrize(
    "patterns",
    ["", "_template.md", "guide/", "/guide/*.md\n!/guide/a.md", "!.notes.md\n!/templates/", "# note", "*.md"],
)
def test_pages_that_mkdocs_does_not_publish_are_not_checked(write: WriteHandbook, patterns: str) -> None:
    pages = ("a.md", "_template.md", "guide/a.md", "guide/_template.md", ".notes.md", ".hidden/a.md", "templates/a.md")
    setting = f"exclude_docs: |\n{indent(patterns, '  ')}\n" if patterns else ""
    root = write(
        {
            "mkdocs.yml": f"site_name: x\nplugins: [persona-handbook]\n{setting}",
            **{f"docs/{each}": "For the [[persona:a]].\n" for each in pages},
        }
    )
    config = load_config(str(root / "mkdocs.yml"))
    files = get_files(config)
    set_exclusions(files, config)
    published = {f"docs/{each.src_uri}" for each in files if each.inclusion is not InclusionLevel.EXCLUDED}
    assert {each.source.path for each in written_pages(read_settings(root)).pages} == published
