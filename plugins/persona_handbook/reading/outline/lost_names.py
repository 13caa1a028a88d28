"""Lines of a list or part whose name, on a line of its own above them, is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_at, siblings
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, columns_above, lead
from persona_handbook.reading.source_text.source import Source

STEP = 2
MOST_LINES = 200
OPENED = re.compile(r"[ ]*- \{[ ]*(?P<name>[\w-]+)[ ]*:")


def lost_names(source: Source) -> Iterator[Slip]:
    """Yield each place where the name of a list or part is missing above the first of its lines."""
    end = 0
    for index in range(source.line_count):
        if index < end or not (meant := _meant(source, index)):
            continue
        name, column = meant
        end = _lines_below(source, index).stop
        wrong = gettext("The line `%(name)s:` is missing above this one.", name=name)
        way_out = gettext(
            "Write `%(meant)s:` on a separate line above line %(line)s.", meant=" " * column + name, line=index + 1
        )
        start = source.line_start(index)
        edit = source.replacement(start, start, f"{' ' * column}{name}:\n")
        yield slip(about_line(source, index, wrong, way_out, advice=edit))


def _lines_below(source: Source, index: int) -> range:
    """Return a line and those below it that are not indented less."""
    margin = lead(source.line(index))
    below = (at for at in range(index + 1, source.line_count) if source.line(at).strip())
    return range(index, next((at for at in below if lead(source.line(at)) < margin), source.line_count))


def _meant(source: Source, index: int) -> tuple[str, int] | None:
    """Return the only missing name under which a line makes sense, and its column; None if its own place does."""
    line = source.line(index)
    found = OPENED.match(line) or FIELD.match(line)
    if not found or lead(line) == 0 or _is_below_a_name_or_in_a_text(source, index):
        return None
    field, here = found["name"].strip(), lead(line) + STEP if line.lstrip().startswith("- ") else found.start("name")
    is_item = line.lstrip().startswith("- ")
    if field in fields_at(source, index, here) and (
        not is_item or lead(line) in columns_above(source, index, items=True)
    ):
        return None
    columns = [each for each in columns_above(source, index, items=False) if each < here]
    able = [
        (name, column, _fields_of(schema, is_item=is_item))
        for column in columns
        if lead(line) in {column, column + STEP}
        for name, schema in fields_at(source, index, column).items()
        if field in _fields_of(schema, is_item=is_item)
    ]
    names = {*_names_below(source, index, here)} if able else set()
    meant = [
        (name, column)
        for name, column, fields in able
        if names <= fields.keys() and name not in {*siblings(source, index, column)}
    ]
    return meant[0] if len(meant) == 1 else None


def _names_below(source: Source, index: int, column: int) -> Iterator[str]:
    """Yield the fields of the entry or part that begins on a line."""
    for below in range(index + 1, min(source.line_count, index + MOST_LINES)):
        line = source.line(below)
        found = FIELD.match(line)
        if line.strip() and (lead(line) < column or line.lstrip().startswith("- ")):
            return
        if found and found.start("name") == column:
            yield found["name"].strip()


def _is_below_a_name_or_in_a_text(source: Source, index: int) -> bool:
    """Return whether the field above a line has no value yet, or has a text in quotes or in several lines."""
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = FIELD.match(line)
        if line.lstrip().startswith("- {"):
            return False
        if found:
            return bool(NO_VALUE.search(line)) or line[found.end() :].lstrip()[:1] in {"|", ">", "'", '"'}
    return True


def _fields_of(schema: Schema, *, is_item: bool) -> Schema:
    part = schema.get("items", {}) if is_item else schema
    fields: Schema = part.get("properties", {})
    return fields
