from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level, Location
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook


@rule(
    title="Outdated copy of a schema",
    why="Editors check files against the copy: they reject new fields, and propose fields that no longer exist.",
    source="Our own: the editor and the check agree.",
    bad="""
# schemas/persona.schema.json
{"title": "Persona", "properties": {"name": {"x-hint": "Use a role"}}}
""",
    good="""
# schemas/persona.schema.json
{"title": "Another schema, of your own"}
""",
    about=Handbook,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def outdated_schema(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find copies of the schemas that differ from those of this version."""
    for path in handbook.outdated_schemas:
        wrong = gettext("This copy of a schema is from another version of Persona Handbook.")
        yield Problem(Location(path, 1, 1, 1, 1), wrong, gettext("Run `personas upgrade`."))
