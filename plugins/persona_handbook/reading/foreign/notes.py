"""Notes to oneself or to colleagues between the fields of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_at
from persona_handbook.reading.source_text.line_layout import about_line
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

NOTE = re.compile(
    r"^(?P<lead>[ ]*)(?P<said>(?:(?P<task>TODO|ToDo|Todo|FIXME|XXX|TBD)\b(?:[ ]*[:(-]|[ ](?=\w))"
    r"|(?P<name>(?i:notes?|nb|n\.b\.|remarks?|comments?|reminder|notiz|anmerkung|hinweis|bemerkung))[ ]*:)"
    r"[ ]*[^\s|>].*)$",
    re.MULTILINE,
)


def notes(source: Source, lines: Sequence[int]) -> Iterator[Slip]:
    """Yield each line that is a to-do note, and each note at the left margin that is not a field."""
    for index in lines:
        found = NOTE.match(source.line(index))
        if not found or (found["lead"] and found["name"]):
            continue
        known = fields_at(source, index, len(found["lead"]))
        if found["name"] and found["name"] in known:
            continue
        corrected = f"{found['lead']}# {found['said'].rstrip()}"
        wrong = gettext("A note in a file is a comment, which begins with `#`.")
        way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
        if found["name"]:
            way_out = gettext(
                "Write `%(line)s`, or name the field `x-note` to show it on the page.", line=shortened_line(corrected)
            )
        edit = source.line_replacement(index, corrected)
        yield slip(about_line(source, index, wrong, way_out, advice=edit))
