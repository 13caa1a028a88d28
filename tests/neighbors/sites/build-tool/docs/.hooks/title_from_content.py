"""Takes each page's title from its first heading."""

from __future__ import annotations

import re

from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, **_: object) -> None:
    """Set the title, unless the page says it itself."""
    if page.title and page.meta.get("title"):
        return
    if found := re.search(r"<h1[^>]*>(.+?)(<a|</h1>)", html):
        page.title = found[1]
