"""Recent changes: a page and a feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from persona_handbook.insight.news import News
from persona_handbook.site.address import page_path
from persona_handbook.site.edition import Edition
from persona_handbook.site.i18n.dates import in_month
from persona_handbook.site.many.sheet_pages import sheet_pages
from persona_handbook.site.many.sheets import sheets
from persona_handbook.site.page import Page

PATH, FEED = "changes.md", "changes.xml"
MOST_IN_FEED = 50
MOST_ON_A_PAGE = 150


def change_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of recent changes by month, and a sheet for each month if there are many."""
    language = edition.templates.language.code
    names = {f"{each.day:%Y-%m}": in_month(each.day.replace(day=1), language) for each in edition.news}
    split = sheets(edition.news, names, lambda each: (f"{each.day:%Y-%m}",), PATH, MOST_ON_A_PAGE)
    title = edition.gettext("Recent changes")
    shown: dict[str, Any] = {"with_code": edition.with_code, "page_of": _page_of}
    months = [(names[month], tuple(each)) for month, each in groupby(split.first, key=lambda each: f"{each.day:%Y-%m}")]
    this = in_month(edition.today.replace(day=1), language)
    if months and months[0][0] != this:
        months = [(this, ()), *months]
    yield edition.page("changes.md.j2", PATH, title, months=months, split=split, feed=FEED, **shown)
    yield from sheet_pages(edition, "change_sheet.md.j2", title, split, lambda _: shown)


def change_feed(edition: Edition) -> bytes:
    """Render the feed of the newest 50 changes.

    Source: RFC 4287 (2005), The Atom Syndication Format. IDs of entries are stable across builds.
    """
    settings = edition.handbook.settings
    address = settings.address or ""
    told = edition.news[:MOST_IN_FEED]
    feed = edition.templates.render(
        "changes.xml.j2",
        FEED,
        edition=edition,
        handbook=edition.handbook,
        today=edition.today,
        name=settings.site_name,
        language=edition.templates.language.code,
        id=_id(address or settings.site_name),
        entries=[(each, _id(address or settings.site_name, *_named(each))) for each in told],
        updated=told[0].day if told else edition.today,
        absolute=lambda link: urljoin(address, link),
        page_of=_page_of,
        home="index.md",
        self_link=urljoin(address, FEED) if address else None,
    )
    return feed.strip().encode() + b"\n"


def _page_of(each: News, edition: Edition) -> str | None:
    """Return the path of the page of a changed file, or None if it no longer exists."""
    return page_path(each.of, each.id) if each.id in edition.handbook.ids(each.of) else None


def _named(each: News) -> tuple[str, ...]:
    return each.of, each.id, _written(each.day), each.kind, each.by, *each.told


def _written(day: dt.date) -> str:
    return day.isoformat()


def _id(*words: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(words)).urn
