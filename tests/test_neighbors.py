"""The handbook in other people's sites: beside their plugins, each strictly built, with its pages whole."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from tempfile import gettempdir

import pytest

from conftest import REPOSITORY
from neighbors.handbook import build, place, site_of
from neighbors.plugins import BREAKING, I18N, OTHERS, SETS, Neighbor, together
from neighbors.retold import settings_of_the_example
from persona_handbook.model.handbook import Handbook
from seldom import seldom

KINDS = {"persona": "personas", "evidence": "evidence", "journey": "journeys"}
PAGES = ("personas/workshop-owner", "journeys/order", "lint", "reviews")


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def built(root: Path, neighbor: Neighbor) -> Path:
    place(root, site_of(neighbor.entry, neighbor.rest), neighbor.files)
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def served(site: Path, page: str) -> Path:
    return site / f"{page}.html" if (site / "lint.html").exists() else site / page / "index.html"


def is_whole(site: Path) -> None:
    files = [served(site, page) for page in PAGES]
    for page in files:
        assert page.is_file(), f"{page} is missing"
    persona, journey = (unescape(text_of(page)) for page in files[:2])
    assert "Orders parts while a customer waits: {{ no }} time, [none] *at* all!" in persona
    assert "Sees that a part is missing" in journey


@pytest.mark.parametrize("name", seldom(BREAKING, ["git-authors", "macros", "rss"]))
def test_the_site_is_whole_beside(tmp_path: Path, name: str) -> None:
    is_whole(built(tmp_path, BREAKING[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_the_site_is_whole_also_beside(tmp_path: Path, name: str) -> None:
    is_whole(built(tmp_path, OTHERS[name]))


@pytest.mark.slow
@pytest.mark.parametrize("names", SETS.values(), ids=SETS)
def test_the_example_is_whole_beside_many_at_once(tmp_path: Path, example: Handbook, names: tuple[str, ...]) -> None:
    neighbor = together(names)
    files = {file.path: (REPOSITORY / file.path).read_text("utf-8") for kind in KINDS for file in example.files(kind)}
    ours = f"  - persona-handbook: {{{settings_of_the_example()}}}\n  - mermaid2\n"
    place(tmp_path, site_of(neighbor.entry, neighbor.rest, ours=ours), {**neighbor.files, **files})
    (tmp_path / "personas/workshop-owner.yaml").write_text(files["personas/workshop-owner.yaml"], "utf-8")
    (tmp_path / "journeys/order.yaml").unlink()
    (tmp_path / "docs/start.md").write_text("# Start\n\nFor the [[persona:workshop-owner]].\n", "utf-8")
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    for kind, folder in KINDS.items():
        for file in example.files(kind):
            assert served(tmp_path / "site", f"{folder}/{file.id}").is_file()
    for journey in example.journeys:
        page = text_of(served(tmp_path / "site", f"journeys/{journey.id}"))
        assert all(f'id="step-{number}"' in page for number, _ in enumerate(journey.steps(), 1))
        assert 'class="ph-diagram' in page


@pytest.mark.parametrize("structure", ["suffix", pytest.param("folder", marks=pytest.mark.slow)])
def test_each_language_has_the_handbook(tmp_path: Path, structure: str) -> None:
    pages = {
        "suffix": {"docs/start.de.md": "# Anfang\n\nWir bauen es für [[persona:workshop-owner]].\n"},
        "folder": {
            "docs/en/index.md": "# Our product\n\nFor the [[persona:workshop-owner]].\n",
            "docs/en/start.md": "# Start\n\nA page, about [[journey:order]].\n",
            "docs/de/index.md": "# Unser Produkt\n\nFür [[persona:workshop-owner]].\n",
            "docs/de/start.md": "# Anfang\n\nWir bauen es für [[persona:workshop-owner]].\n",
        },
    }[structure]
    place(tmp_path, site_of(I18N.format(structure=structure)), pages)
    if structure == "folder":
        (tmp_path / "docs/index.md").unlink()
        (tmp_path / "docs/start.md").unlink()
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    is_whole(site)
    is_whole(site / "de")
    assert 'lang="de"' in text_of(site / "de/personas/workshop-owner/index.html")
    assert "Befunde" in text_of(site / "de/lint/index.html")
    assert 'href="../personas/workshop-owner/"' in unescape(text_of(site / "de/start/index.html"))
    assert 'href="personas/workshop-owner/"' in unescape(text_of(site / "index.html"))
    assert (site / "de/assets/persona-handbook/form.js").is_file()
    assert "https://example.org/product/de/changes.xml" in unescape(text_of(site / "de/changes.xml"))
    sitemap = text_of(site / "sitemap.xml")
    assert "https://example.org/product/de/personas/workshop-owner/" in sitemap
    assert 'href="../../de/personas/workshop-owner/"' in text_of(site / "personas/workshop-owner/index.html")
    navigation = text_of(site / "de/index.html")
    assert 'href="journeys/order/"' in navigation


def test_addresses_of_a_version_have_the_version(tmp_path: Path) -> None:
    place(tmp_path, site_of(BREAKING["mike"].entry))
    result = build(tmp_path, MIKE_DOCS_VERSION="1.0")
    assert result.returncode == 0, result.stderr
    feed = unescape(text_of(tmp_path / "site/changes.xml"))
    assert "https://example.org/product/1.0/changes.xml" in feed


def test_edit_links_are_those_of_the_repository_though_a_plugin_moved_the_documents(tmp_path: Path) -> None:
    site = built(tmp_path, BREAKING["monorepo"])
    page = text_of(site / "personas/workshop-owner/index.html")
    assert 'href="https://example.org/us/product/edit/main/personas/workshop-owner.yaml"' in page
    everything = "".join(text_of(each) for each in site.rglob("*.html")) + text_of(site / "propose/persona.js")
    assert str(tmp_path) not in everything
    assert gettempdir() not in "".join(re.findall(r'href="[^"]*"', everything))


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    root = tmp_path / "root"
    root.mkdir()
    place(root, site_of(), {"docs/start.md": "# Start\n\n[Nowhere](nowhere.md)\n"})
    assert build(root).returncode == 1
    assert list((tmp_path / "temporary").iterdir()) == []
