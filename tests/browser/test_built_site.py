"""The files of the site as it is built: valid HTML, no broken link, light, the library only where it is used."""

from __future__ import annotations

import json
import posixpath
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browser.conftest import FOLDERS, Visitor
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.tree import ASSETS, LIBRARY, ON_THEIR_PAGE_ALONE

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
VALIDATOR = Path(__file__).parents[1] / "node_modules/.bin/html-validate"
OF_THE_THEME = (
    "autocomplete attribute cannot be used on <input",
    '<a> does not allow rel="edit"',
    'Attribute "tabindex" has invalid value ""',
)
MOST_BYTES = 160_000
REFERENCE = {"fields"}
NO_PAGE = "404.html"


class Reader(HTMLParser):
    """Reads what a page is linked by, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the ids and the links of an element."""
        found = dict(attrs)
        self.anchors |= {name for key in ("id", "name") if (name := found.get(key))}
        self.links |= {link for key in ("href", "src") if (link := found.get(key)) and tag != "base"}


@pytest.fixture(scope="session", params=["site", "hostile_site"])
def folder(request: pytest.FixtureRequest) -> Path:
    return FOLDERS[request.getfixturevalue(request.param)]


def test_every_page_is_valid_html(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', "utf-8")
    pages = [str(page) for page in sorted(folder.rglob("*.html"))]
    verdict = tmp_path / "verdict.json"
    subprocess.run([VALIDATOR, "--config", config, "--formatter", f"json={verdict}", *pages], check=False)
    found = [
        f"{Path(page['filePath']).relative_to(folder)}:{each['line']} {each['ruleId']}: {each['message']}"
        for page in json.loads(verdict.read_text("utf-8"))
        for each in page["messages"]
        if not any(told in each["message"] for told in OF_THE_THEME)
    ]
    assert len(pages) > 50
    assert found == []


def test_every_link_leads_to_a_file_and_to_a_part_of_it_that_is_there(folder: Path) -> None:
    read: dict[str, Reader] = {}
    for page in folder.rglob("*.html"):
        reader = read[page.relative_to(folder).as_posix()] = Reader()
        reader.feed(page.read_text("utf-8"))
    lost = [
        (page, link)
        for page, reader in read.items()
        if page != NO_PAGE
        for link in reader.links
        if not leads_somewhere(page, link, folder, read)
    ]
    assert len(read) > 50
    assert lost == []


def leads_somewhere(page: str, link: str, folder: Path, read: dict[str, Reader]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    file = folder / path
    target = (file / "index.html" if file.is_dir() else file).relative_to(folder).as_posix()
    if not (folder / target).is_file():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or target not in read or anchor in read[target].anchors


def test_what_a_page_loads_of_ours_is_light(folder: Path) -> None:
    ours = [
        file
        for file in (folder / ASSETS).iterdir()
        if file.suffix in {".css", ".js"} and file.name not in ON_THEIR_PAGE_ALONE
    ]
    pages = [page for page in folder.glob("*/*/index.html") if page.parts[-3] not in REFERENCE]
    largest = max(page.stat().st_size for page in pages)
    assert ours
    assert sum(file.stat().st_size for file in ours) + largest < MOST_BYTES


def test_the_diagram_library_is_loaded_only_where_a_diagram_is(site: str, visit: Visit, example: Handbook) -> None:
    asked: list[str] = []
    visitor = visit(site)
    visitor.page.on("request", lambda request: asked.append(request.url))
    for path in ("", "personas/", f"personas/{example.personas[0].id}/", "journeys/", "evidence/", "teams/product/"):
        visitor.open(path)
        visitor.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if LIBRARY in url]
    visitor.open(f"journeys/{example.journeys[0].id}/")
    visitor.diagrams(1)
    assert len([url for url in asked if LIBRARY in url]) == 1
