from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook


@rule(
    title="Citation of a missing part of the handbook",
    why="A story or a feature file that cites a deleted persona or claim has no basis, and nobody notices.",
    source="Our own: a deletion that breaks a citation is reported.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook: {usage: [features.md]}]
# features.md
Reorder a part, for @persona:fleet-manager.
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {usage: [features.md]}]
# features.md
Reorder a part, for @persona:buyer.
""",
    about=Handbook,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def broken_citation(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find citations in the files of the setting `usage` that have no target; hand-written pages have another rule."""
    pages = f"{handbook.settings.docs}/"
    for each in handbook.citations:
        if not each.is_found and not each.location.path.startswith(pages):
            wrong = gettext("The handbook has no %(kind)s `%(id)s`.", kind=gettext(each.kind), id=each.id)
            yield Problem(each.location, wrong, gettext("Cite its successor, or delete the citation."), subject=each.id)
