"""MkDocs integration: the page for addresses that do not exist."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from persona_handbook.mkdocs_plugin.search import SEARCH
from persona_handbook.site.edition import Edition
from persona_handbook.site.not_found.content import not_found

THEME = Path(__file__).parents[1] / "site" / "not_found" / "theme"
# these themes extend one template with a block for the content of a page
THEMES = ("material", "mkdocs", "readthedocs")
WITH_A_PAGE_OF_RESULTS = ("mkdocs", "readthedocs")
IN_TEMPLATE = "persona_handbook_not_found"


def add_page(config: MkDocsConfig) -> None:
    """Replace the 404 page of the theme; one in the adopter's own theme folder takes precedence."""
    folder = str(THEME)
    if config.theme.name in THEMES and folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        config.theme.static_templates.add("404.html")


def fill_page(env: Environment, edition: Edition, config: MkDocsConfig) -> None:
    """Pass the page's content to the theme; its links are absolute on the server, since it is shown at any address."""

    def content(base_url: str) -> Markup:
        top = f"{base_url.rstrip('/')}/"
        results = "search.html" if config.theme.name in WITH_A_PAGE_OF_RESULTS else ""
        has_search = any(name in config.plugins for name in SEARCH)
        return not_found(edition, top, f"{top}{results}" if has_search else None)

    env.globals[IN_TEMPLATE] = content
