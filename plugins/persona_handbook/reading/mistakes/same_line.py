"""What follows a value on its line: a comma, another field, curly quotes."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.schema.possible_fields import fields_at, schema_around, siblings
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import FIELD, columns_above, value_column
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line
from persona_handbook.reading.source_text.source import Source

LONGEST_LINE = 2_000
COMMA = re.compile(r"[ ]*(?P<sign>[,;.])[ ]*(?:#.*)?$")
CURLY = re.compile(
    r"(?P<open>[\u201c\u201e\u2018\u201a\u00ab\u201f])(?P<said>[^\u201c\u201d\u201e\u00ab\u00bb]*)"
    r"[\u201d\u201c\u2019\u2018\u00bb]$"
)
NEXT_ENTRY = re.compile(r"[ ]*,?[ ]*(?P<entry>- +(?P<name>[A-Za-z_][\w-]*):(?: .*)?)$")
NEXT_FIELD = re.compile(r"(?P<between>[ ]*[,;|/]?[ ]+|[,;])(?P<name>[A-Za-z_][\w-]*) ?:(?=[ ]|$)(?P<said>.*)$")


def comma_at_the_end(source: Source, index: int, end: int) -> Finding | None:
    """Explain a comma or a full stop after the closing quote or bracket of a value.

    Args:
        source: the file
        index: the line
        end: the offset at which the value ends
    """
    line, column = source.line(index), source.column(end)
    found = COMMA.match(line, column)
    if not found:
        return None
    at = source.line_start(index) + found.start("sign")
    fix = source.replacement(end, at + 1, "")
    corrected = line[:column] + line[found.end("sign") :]
    wrong = gettext("The `%(sign)s` after the value is not part of it.", sign=found["sign"])
    return source.finding(at, at + 1, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=fix)


def second_field(source: Source, index: int, column: int, *, at: int | None = None) -> Finding | None:
    """Explain a field that starts on the line of another field.

    Args:
        source: the file
        index: the line
        column: where the value of the first field starts or ends
        at: the column of the colon that the parser found; only a field with this colon is considered
    """
    line = source.line(index)
    first = FIELD.match(line)
    if not first or len(line) > LONGEST_LINE:
        return None
    start = first.start("name")
    taken = {first["name"].strip(), *siblings(source, index, start)}
    known = fields_at(source, index, start)
    for place in range(column, len(line)):
        found = NEXT_FIELD.match(line, place)
        if not found or (at is not None and line.find(":", found.end("name")) != at):
            continue
        is_field = found["name"] in known or not _is_prose(known.get(first["name"].strip(), {}))
        if is_field and found["name"] not in taken:
            is_of_file = found["name"] not in known and found["name"] in fields_at(source, index, 0)
            margin = 0 if is_of_file else start
            below = f"{' ' * margin}{found['name']}: {found['said'].strip()}".rstrip()
            above = line[:place].rstrip()
            offset = source.line_start(index) + found.start("name")
            wrong = gettext("The field `%(name)s` starts on the line of another field.", name=found["name"])
            way_out = gettext(
                "Write `%(line)s`, and on a separate line below it `%(below)s`.",
                line=shortened_line(above),
                below=shortened_line(below),
            )
            edit = source.line_replacement(index, f"{above}\n{below}")
            return source.finding(offset, offset + len(found["name"]), wrong, way_out, advice=edit)
    return None


def next_entry(source: Source, index: int, column: int) -> Finding | None:
    """Explain an entry of a list that starts on the line of the entry above it.

    Args:
        source: the file
        index: the line
        column: where the value of the last field ends
    """
    line = source.line(index)
    found = NEXT_ENTRY.match(line, column)
    columns = columns_above(source, index + 1, items=True)
    for margin in columns if found else ():
        properties = schema_around(source, index, margin).get("items", {}).get("properties", {})
        if found and found["name"] in properties:
            above, below = line[:column].rstrip(), f"{' ' * margin}{found['entry'].rstrip()}"
            offset = source.line_start(index) + found.start("entry")
            wrong = gettext("The next entry of the list starts on the line of the entry above.")
            way_out = gettext(
                "Write `%(line)s`, and on a separate line below it `%(below)s`.",
                line=shortened_line(above),
                below=shortened_line(below),
            )
            edit = source.line_replacement(index, f"{above}\n{below}")
            return source.finding(offset, offset + 1, wrong, way_out, advice=edit)
    return None


def _is_prose(schema: Schema) -> bool:
    """Return whether a field accepts any text, so that a colon may be part of it."""
    return schema.get("type", "string") == "string" and not {"enum", "format"} & schema.keys()


def curly_quotes(source: Source, index: int, at: int) -> Finding | None:
    """Explain a text in curly quotes, which YAML does not treat as quotes.

    Args:
        source: the file
        index: the line
        at: the offset where the parser found text that should be inside the quotes
    """
    line = source.line(index)
    column = value_column(line)
    found = CURLY.match(line[column:].rstrip())
    if not found:
        return None
    corrected = line[:column] + in_quotes(found["said"].strip())
    wrong = gettext("Curly quotes such as `%(open)s` cannot enclose text.", open=found["open"])
    fix = source.line_replacement(index, corrected)
    return source.finding(at, at + 1, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=fix)
