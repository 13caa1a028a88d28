"""Markdown tables where the handbook expects lists and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import these_lines
from persona_handbook.reading.schema.possible_fields import fields_at, name_of
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import FIELD, about_line
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line
from persona_handbook.reading.source_text.source import Source

ROW = re.compile(r"[ ]*\|(?P<cells>.*)\|[ ]*$")
RULE = re.compile(r"[ ]*\|[\s:|-]+\|[ ]*$")
PLAIN = re.compile(r"(?!.*(?:: | #))[\w(].*[^:]|\w")
WORDS_OF_AN_ID = 4
STEP = 2


def markdown_tables(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield each table: consecutive rows between bars."""
    run: list[int] = []
    for index in [*lines, source.line_count]:
        is_row = bool(ROW.match(source.line(index)))
        if run and (not is_row or index != run[-1] + 1):
            yield _table(source, run)
            run = []
        if is_row:
            run.append(index)


def _table(source: Source, run: list[int]) -> Slip:
    written = _entries(source, run) or _fields(source, run)
    if not written:
        wrong = gettext("A Markdown table cannot be part of this file.")
        return slip(
            about_line(source, run[0], wrong, gettext("Write each row as an entry with fields, and delete the table."))
        )
    first, last = source.line_start(run[0]), source.line_start(run[-1]) + len(source.line(run[-1]))
    edit = source.replacement(first, last, "\n".join(written))
    way_out = these_lines([f"`{shortened_line(line)}`" for line in written])
    wrong = gettext("A Markdown table cannot be part of this file.")
    return slip(about_line(source, run[0], wrong, way_out, advice=edit))


def _cells(line: str) -> list[str]:
    found = ROW.match(line)
    return [cell.strip() for cell in found["cells"].split("|")] if found else []


def _fields(source: Source, run: list[int]) -> list[str]:
    """Read a table of two columns as fields and their values; empty if it is none."""
    rows = [_cells(source.line(index)) for index in run if not RULE.match(source.line(index))]
    known = fields_at(source, run[0], 0)
    named = [(name_of(row[0], known), row[1]) for row in rows if len(row) == 2]
    if len(named) != len(rows):
        return []
    found = [(name, said) for name, said in named if name]
    is_header_lost = len(found) == len(named) - 1 and len(named) > 1 and not named[0][0]
    if not found or not (len(found) == len(named) or is_header_lost):
        return []
    return [f"{name}: {_value(said, known[name])}" for name, said in found]


def _entries(source: Source, run: list[int]) -> list[str]:
    """Read a table with a header as entries of the list above it; empty if it is none."""
    if len(run) < 3 or not RULE.match(source.line(run[1])):
        return []
    items = _items_of_the_list_above(source, run[0])
    return written_entries([_cells(source.line(index)) for index in (run[0], *run[2:])], items, STEP)


def written_entries(rows: Sequence[Sequence[str]], items: Schema, column: int) -> list[str]:
    """Return the lines of the entries that rows below a header describe; empty if the header does not name fields.

    Args:
        rows: the cells of each row, the header first; a first column with another name becomes the text
        items: the schema of the entries
        column: the column of their hyphens
    """
    known, required = items.get("properties", {}), set(items.get("required", ()))
    header = [name_of(cell, known) for cell in rows[0]]
    may_be_text = "text" in known and "text" not in header
    names = [name or ("text" if may_be_text and at == 0 else None) for at, name in enumerate(header)]
    given = {name for name in names if name} | ({"id"} if "text" in names else set())
    if None in names or len(set(names)) != len(names) or not required <= given:
        return []
    entries = (_entry(dict(zip(names, row, strict=False)), known) for row in rows[1:])
    return [f"{' ' * column}{'  ' if at else '- '}{line}" for entry in entries for at, line in enumerate(entry)]


def _entry(row: Mapping[str | None, str], known: Mapping[str, Schema]) -> Iterator[str]:
    said = {name: row[name] for name in known if row.get(name)}
    if "id" in known:
        said.setdefault("id", slug(" ".join(said.get("text", "").split()[:WORDS_OF_AN_ID])) or "a-short-name")
        said = {"id": said.pop("id"), **said}
    for name, value in said.items():
        yield f"{name}: {_value(value, known[name])}"


def _items_of_the_list_above(source: Source, index: int) -> Schema:
    for above in range(index - 1, -1, -1):
        found = FIELD.match(source.line(above))
        if found and found.start("name") == 0:
            items: Schema = fields_at(source, above, 0).get(found["name"].strip(), {}).get("items", {})
            return items
    return {}


def _value(said: str, schema: Schema) -> str:
    if schema.get("type") == "array":
        items = [each.lower() for each in re.split(r"[,;\s]+", said) if each]
        return f"[{', '.join(items)}]" if all(map(SLUG.fullmatch, items)) else f"[{in_quotes(said)}]"
    return said if PLAIN.fullmatch(said) else in_quotes(said)
