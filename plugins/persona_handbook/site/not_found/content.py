"""The content of the 404 page: a search, and links into the handbook."""

from __future__ import annotations

from markupsafe import Markup

from persona_handbook.site.edition import Edition
from persona_handbook.site.navigation import GROUPS, HOME, SECTIONS


def not_found(edition: Edition, top: str, search: str | None) -> Markup:
    """Return the content of the page.

    Args:
        edition: the data of the site
        top: the path of the site on its server, such as `/handbook/`
        search: the URL that accepts a search as `?q=`; None if the site has none
    """
    settings = edition.handbook.settings
    groups = [(group, [(_page(each), SECTIONS[each]) for each in sections]) for group, sections in GROUPS.items()]
    return edition.templates.render(
        "not_found.html.j2",
        HOME,
        groups=groups,
        root=f"{top}{settings.base}/" if settings.base else top,
        home=top,
        search=search,
        site_name=settings.site_name,
    )


def _page(section: str) -> str:
    return section if section.endswith(".md") else f"{section}/{HOME}"
