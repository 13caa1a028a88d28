"""A built site, seen by a link checker: every link leads to a file, and to a part of it, without a query."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from conftest import REPOSITORY
from neighbors.handbook import OURS, build, place, site_of
from persona_handbook.site.navigation import SECTIONS

TOP = urlsplit(site_of().split("site_url: ")[1].split()[0]).path
# what Material's own search and dialogs lead to is made by scripts
OF_THE_THEME = ("#__",)
SITES = {
    "folders": site_of(),
    "files in a section": site_of(
        rest="use_directory_urls: false\n", ours=OURS.replace("{today", "{base: customers/about-them, today")
    ),
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
    if parts.scheme or parts.netloc:
        return True
    # a server sends that page for any address, so its links begin at the top of the server
    path = parts.path.removeprefix(TOP).lstrip("/") if page.name == "404.html" else parts.path
    file = (page.parent / unquote(path)).resolve() if parts.path else page
    file = file / "index.html" if file.is_dir() else file
    return not parts.query and file.is_file() and (not parts.fragment or unquote(parts.fragment) in seen(file).parts)


SELDOM = {"the mkdocs theme", "htmlproofer"}


@pytest.mark.parametrize(
    "settings",
    [pytest.param(each, id=name, marks=pytest.mark.slow if name in SELDOM else ()) for name, each in SITES.items()],
)
def test_every_link_of_a_small_site_leads_somewhere(tmp_path: Path, settings: str) -> None:
    place(tmp_path, settings)
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    (form,) = (each for each in site.rglob("*.html") if "propose/persona" in each.as_posix())
    assert "edit-workshop-owner" in seen(form).parts
    assert lost(site) == []
    assert len({link for link in seen(site / "404.html").links if link.startswith(TOP)}) > len(SECTIONS)


@pytest.mark.slow
def test_every_link_of_the_example_leads_somewhere(tmp_path: Path) -> None:
    result = build(REPOSITORY, "-d", str(tmp_path / "site"))
    assert result.returncode == 0, result.stderr
    assert lost(tmp_path / "site") == []
