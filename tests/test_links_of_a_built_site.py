"""A built site, seen by a link checker: every link leads to a file, and to a part of it, without a query."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from conftest import REPOSITORY
from neighbors.handbook import build, place, site_of

# what Material's own search and dialogs lead to is made by scripts
OF_THE_THEME = ("#__",)
SITES = {
    "folders": site_of(),
    "files": site_of(rest="use_directory_urls: false\n"),
    "the mkdocs theme": site_of(theme="theme: {name: mkdocs, highlightjs: false}\n"),
    "htmlproofer": site_of("  - htmlproofer: {validate_external_urls: false, raise_error: true}\n"),
}


class Seen(HTMLParser):
    """The links of a page, and its parts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: set[str] = set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a link checker notes."""
        said = dict(attrs)
        self.parts |= {value for name in ("id", "name") if (value := said.get(name))}
        if tag == "a" and (link := said.get("href")):
            self.links.append(link)


seen = cache(Seen)


def lost(site: Path) -> list[tuple[str, str]]:
    """Give each link within the site that leads nowhere, as htmltest and lychee check it, fragments included."""
    return [
        (page.relative_to(site).as_posix(), link)
        for page in sorted(site.rglob("*.html"))
        for link in seen(page).links
        if not link.startswith(OF_THE_THEME) and not leads_somewhere(page, link)
    ]


def leads_somewhere(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or page.name == "404.html":
        return True
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    file = file / "index.html" if file.is_dir() else file
    return not parts.query and file.is_file() and (not parts.fragment or unquote(parts.fragment) in seen(file).parts)


@pytest.mark.parametrize("settings", SITES.values(), ids=SITES.keys())
def test_every_link_of_a_small_site_leads_somewhere(tmp_path: Path, settings: str) -> None:
    place(tmp_path, settings)
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    (form,) = site.glob("propose/persona*/**/*.html") if (site / "lint").is_dir() else site.glob("propose/persona.html")
    assert "edit-workshop-owner" in seen(form).parts
    assert lost(site) == []


@pytest.mark.slow
def test_every_link_of_the_example_leads_somewhere(tmp_path: Path) -> None:
    result = build(REPOSITORY, "-d", str(tmp_path / "site"))
    assert result.returncode == 0, result.stderr
    assert lost(tmp_path / "site") == []
