"""Paths of pages, and links between them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

FOLDERS = {"persona": "personas", "journey": "journeys", "evidence": "evidence"}


def page_path(kind: str, file_id: str) -> str:
    """Return the path of the page of a persona, journey or evidence item, such as `personas/front-desk.md`."""
    return f"{FOLDERS[kind]}/{file_id}.md"


class LinkStyle(Enum):
    """The form of page addresses: `x/` (a folder), `x.html` (a file) or `x.md` (the Markdown file itself)."""

    DIRECTORY = "directory"
    HTML = "html"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Relative links in one style, so that the site works in any folder of any server.

    `moved` maps the path of a page to the path to which it moved; links use the latter.
    """

    style: LinkStyle = LinkStyle.DIRECTORY
    moved: Mapping[str, str] = field(default_factory=dict)
    base: str = ""

    def link(self, source: str, target: str, anchor: str = "") -> str:
        """Return the relative link from one page to another page or file.

        Args:
            source: path of the page that contains the link, such as `personas/index.md`
            target: path of the linked page or file
            anchor: the part of the target, without the `#`
        """
        here = self._served(source)
        folder = here if here.endswith("/") or not here else posixpath.dirname(here)
        there = self._served(self.moved.get(target, target))
        link = posixpath.relpath(self._from_top(there), self._from_top(folder))
        if there.endswith("/") or not there:
            link = link.rstrip("/") + "/"
        return f"{link}#{anchor}" if anchor else link

    def file(self, path: str) -> str:
        """Return the file that a server sends for the address of a page."""
        served = self._served(path)
        return f"{served}index.html" if served.endswith("/") or not served else served

    def address(self, target: str, anchor: str = "") -> str:
        """Return the link to a page from the top of the site."""
        return self.link(self.seen("index.md"), target, anchor).removeprefix("./")

    def placed(self, path: str) -> str:
        """Return the path in the site of a page or file of the handbook."""
        return placed(self.base, path)

    def seen(self, path: str) -> str:
        """Return the path of any page of the site relative to the handbook's section: `../index.md` is outside."""
        return posixpath.relpath(f"/{path}", f"/{self.base}") if self.base else path

    def _from_top(self, path: str) -> str:
        return posixpath.normpath(posixpath.join("/", self.base, path))

    def _served(self, path: str) -> str:
        if not path.endswith(".md") or self.style is LinkStyle.MARKDOWN:
            return path
        stem = path.removesuffix(".md")
        if self.style is LinkStyle.HTML:
            return f"{stem}.html"
        return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def placed(base: str, path: str) -> str:
    """Return the path of a page or file in a site that keeps the handbook in a section."""
    return f"{base}/{path}" if base else path
