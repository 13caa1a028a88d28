from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook


@rule(
    title="Plugin missing from mkdocs.yml",
    why="Without the plugin, MkDocs does not publish the handbook, and the check uses default settings.",
    source="Our own: a handbook that is not published must not look published.",
    bad="""
# mkdocs.yml
site_name: Our customers
plugins: [search]
""",
    good="""
# mkdocs.yml
site_name: Our customers
plugins: [search, persona-handbook]
""",
    about=Handbook,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def no_plugin(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find a configuration file that does not list the plugin."""
    settings = handbook.settings
    if settings.file and not settings.listed:
        wrong = gettext("`%(document)s` does not list the plugin `persona-handbook`.", document=settings.document.path)
        yield Problem(settings.top, wrong, gettext("Add `- persona-handbook` to `plugins`."), subject="plugins")
