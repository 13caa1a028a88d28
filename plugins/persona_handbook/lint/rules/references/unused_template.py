from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.handbook import Handbook


@rule(
    title="Unused template, block or phrase",
    why="A misspelled name changes no page, so the override never appears.",
    source="Our own: an override without effect must be reported.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook: {templates: templates}]
# templates/languages/en.po
msgid "Ownerr"
msgstr "Responsible team"
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {templates: templates}]
# templates/languages/en.po
msgid "Owner"
msgstr "Responsible team"
""",
    about=Handbook,
    essential=True,
)
def unused_template(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Report the files in the templates folder that no page uses."""
    for each in handbook.unused_templates:
        yield Problem(each.location, each.message, each.help, subject=each.subject)
