"""`unused-template`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.handbook import Handbook


@rule(
    title="Template, block or phrase that nothing uses",
    why="A misspelled name changes no page, and the site looks as if the override had never been written.",
    source="This handbook: what is written and not used must not look as if it were.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook: {templates: templates}]
# templates/languages/en.yaml
Ownerr: Responsible team
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {templates: templates}]
# templates/languages/en.yaml
Owner: Responsible team
""",
    about=Handbook,
    essential=True,
)
def unused_template(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find what the site found in the folder of templates and no page uses."""
    for each in handbook.unused_templates:
        yield Problem(each.location, each.message, each.help, subject=each.subject)
