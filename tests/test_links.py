"""Every link from one page to another leads to a page, and to a part of it, that is there."""

from __future__ import annotations

import posixpath
import re
from html import unescape

from persona_handbook.site.companions import companions
from persona_handbook.site.every_page import every_page
from persona_handbook.site.tree import ASSETS, assets
from workshop import edition, rendered


def test_every_link_leads_to_a_part_that_is_there() -> None:
    shown = {path: unescape(rendered(page)) for path, page in every_page(edition()).items()}
    anchors = {path: set(re.findall(r'\bid="([^"]*)"', body)) for path, body in shown.items()}
    anchors |= {path: set() for path in companions(edition())}
    anchors |= {f"{ASSETS}/{name}": set() for name in assets()}
    lost = [
        (path, link)
        for path, body in shown.items()
        for link in re.findall(r'\bhref="([^"]*)"', body)
        if not link.startswith("https:") and not leads_somewhere(path, link, anchors)
    ]
    assert not lost


def leads_somewhere(path: str, link: str, anchors: dict[str, set[str]]) -> bool:
    target, _, anchor = link.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    return page in anchors and (not anchor or anchor in anchors[page])


def test_no_anchor_stands_twice_on_a_page() -> None:
    for path, page in every_page(edition()).items():
        anchors = re.findall(r'\bid="([^"]*)"', unescape(rendered(page)))
        assert len(anchors) == len(set(anchors)), path
