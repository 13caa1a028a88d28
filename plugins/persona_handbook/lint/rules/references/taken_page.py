from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.handbook import Handbook


@rule(
    title="Your own page replaces a generated page",
    why="Two pages cannot have one address. Yours is published, and the handbook's page is missing.",
    source="Our own: no content is lost unnoticed.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook]
# docs/reviews.md
# Reviews of our code
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {base: customers/}]
# docs/reviews.md
# Reviews of our code
""",
    about=Handbook,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def taken_page(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find hand-written pages with the path of a generated one."""
    for each in handbook.taken_pages:
        yield Problem(each.location, each.message, each.help)
