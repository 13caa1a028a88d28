"""Entries of a list with their ID as the name of a part, between entries with a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead
from persona_handbook.reading.schema.possible_fields import fields_at, schema_around
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, lead
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

IDS = f"^{SLUG.pattern}$"
STEP = 2


def keyed_items(source: Source, lines: Sequence[int]) -> Iterator[tuple[Slip, dict[int, str]]]:
    """Yield the entries of each list that begin with their ID and a colon, and the corrected lines by their indexes.

    Args:
        source: the file
        lines: the indexes of the lines to examine
    """
    found = [(index, line) for index in lines if (line := _with_hyphen(source, index))]
    for _, group in groupby(found, key=lambda each: source.line_further_left(each[0], lead(source.line(each[0])))):
        corrected = dict(group)
        first = min(corrected)
        edits = [source.line_replacement(index, line) for index, line in corrected.items()]
        edit = source.together(edits) if len(edits) > 1 else edits[0]
        name = source.line(first).strip(" :")
        wrong = gettext("`%(name)s` is not a field, but the `%(field)s` of this entry.", name=name, field="id")
        way_out = instead(shortened_line(corrected[first]), others=len(edits) > 1)
        yield slip(about_line(source, first, wrong, way_out, advice=edit)), corrected


def _with_hyphen(source: Source, index: int) -> str:
    """Return the line of an ID as that of an entry; empty if it is none."""
    line = source.line(index)
    column, found = lead(line), FIELD.match(line)
    name = found["name"].strip() if found else ""
    known = {*fields_at(source, index, column), *fields_at(source, index, 0)}
    if not column or not NO_VALUE.search(line) or not SLUG.fullmatch(name) or name in known:
        return ""
    items = schema_around(source, index, column).get("items", {})
    properties = items.get("properties", {})
    below = FIELD.match(source.line(index + 1))
    is_entry = below and below.start("name") == column + STEP and below["name"].strip() in properties
    if not is_entry or properties.get("id", {}).get("pattern") != IDS or "id" not in items.get("required", ()):
        return ""
    return f"{' ' * column}- id: {name}"
