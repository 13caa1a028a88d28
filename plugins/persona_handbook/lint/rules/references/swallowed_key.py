from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import schema_of

LINE = re.compile(r"\n[ \t]*(?:- )?([a-z_]+):(?=[ \t]|\r?\n|[\"']?$)")
FIELDS = frozenset(name for kind in ("persona", "evidence", "journey") for name in schema_of(kind)["properties"])


@rule(
    title="Field name inside a text",
    why="A late closing quotation mark turns fields into text, and their content is lost.",
    source="Our own: losing what somebody wrote is the worst mistake.",
    bad="""
summary: "Runs a workshop.
  goals:
  owner: research"
""",
    good="""
summary: "Runs a workshop: two lifts, and a desk."
""",
    about=(Persona, Journey, Evidence),
    active=Level.WARNING,
    draft=Level.WARNING,
)
def swallowed_key(file: Persona | Journey | Evidence, _given: Given) -> Iterator[Problem]:
    """Find texts in which a line after the first starts like a field of the schema."""
    for pointer, text in file.place.document.texts:
        field = _field_in(file.place.document.source_text(pointer)) if ":" in text else None
        if field and "\n" not in text.strip("\n"):
            wrong = gettext(
                "The text of `%(pointer)s` has a line that starts with `%(field)s:`. A closing quotation mark "
                "may be missing.",
                pointer=pointer[-1],
                field=field,
            )
            yield Problem(
                file.place.at(*pointer),
                wrong,
                gettext("Close the quotation mark where the text ends, or reword the text."),
            )


def _field_in(written: str) -> str | None:
    if written[:1] in "|>":
        return None
    return next((found[1] for found in LINE.finditer(written) if found[1] in FIELDS), None)
