"""What stands on the page of an address that leads nowhere: a search, and the ways into the handbook."""

from __future__ import annotations

from markupsafe import Markup

from persona_handbook.site.edition import Edition
from persona_handbook.site.navigation import GROUPS, HOME, SECTIONS


def not_found(edition: Edition, top: str, search: str | None) -> Markup:
    """Make the content of the page.

    Args:
        edition: the handbook as it stands on a day
        top: the address of the site on its server, such as `/handbook/`
        search: the address that takes a search as `?q=`; None where the site has none
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
