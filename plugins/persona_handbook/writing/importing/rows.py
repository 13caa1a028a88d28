"""The rows of tables: cells by field, with their places and with findings about cells that have no field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from persona_handbook.finding import Finding
from persona_handbook.reading.yaml.value import Span
from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import ID, KIND_OF_SHEET, key_columns
from persona_handbook.writing.importing.column_headings import has_tags
from persona_handbook.writing.importing.row_file import FileKey, ImportContext
from persona_handbook.writing.importing.table_options import ABOUT, EVIDENCE, QUOTE, Columns

IN_MARKS = re.compile(
    r"[\"\u201c\u201e\u00ab\u00bb](?P<said>[^\"\u201c\u201d\u201e\u00ab\u00bb]+)[\"\u201c\u201d\u00bb\u00ab]"
)
NO_ANSWER = re.compile(r"n/?a\.?|k\. ?a\.?|[-\u2013\u2014?]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A non-empty row: its sheet, its cells by field, the places of these cells and of the first one, and findings.

    `shown` is the first text of the row, in whichever column.
    """

    sheet: str
    cells: Mapping[str, str]
    places: Mapping[str, Span]
    first: Span
    findings: tuple[Finding, ...]
    shown: str = ""

    @property
    def kind(self) -> str:
        """The kind of file that the row describes or belongs to."""
        return KIND_OF_SHEET[self.sheet]

    @property
    def is_file(self) -> bool:
        """Whether the row describes a file, not a part of one."""
        return key_columns(self.sheet) == (ID,)

    @property
    def file_key(self) -> FileKey:
        """The kind and ID of the file that the row describes or belongs to."""
        return self.kind, self.text(key_columns(self.sheet)[0])

    def text(self, column: str) -> str:
        """Return the text of a cell without surrounding space; empty if the row has no such cell."""
        return self.cells.get(column, "").strip()

    def without(self, columns: Collection[str]) -> dict[str, str]:
        """Return the cells except for some columns."""
        return {name: text for name, text in self.cells.items() if name not in columns}


def rows_of(tables: Sequence[Table], columns: Sequence[Columns], context: ImportContext) -> list[TableRow]:
    """Return the rows of all tables, those of files before those of their parts.

    Args:
        tables: the tables of one import
        columns: the sheet and the fields of each table
        context: places the cells
    """
    sheets = list(KIND_OF_SHEET)
    order = sorted(range(len(tables)), key=lambda number: sheets.index(columns[number].sheet))
    return [row for number in order for row in _rows(number, tables[number], columns[number], context)]


def _rows(number: int, table: Table, columns: Columns, context: ImportContext) -> Iterator[TableRow]:
    for index, texts in enumerate(table.rows):
        if index and any(text.strip() for text in texts):
            spans = [context.grid.span(number, index, column) for column in range(len(texts))]
            known = [(name, column) for column, name in enumerate(_fields_of(table, texts, columns, context)) if name]
            yield TableRow(
                columns.sheet,
                {name: _meant(name, texts[column], table.rows[0][column], columns, context) for name, column in known},
                {name: spans[column] for name, column in known},
                spans[0],
                (*_without_heading(table, texts, spans, context), *_twofold(known, texts, spans, context)),
                next(text for text in texts if text.strip()),
            )


def _fields_of(table: Table, texts: Sequence[str], columns: Columns, context: ImportContext) -> list[str | None]:
    """Return the fields of a row: tags beside an empty answer are the topic of the row's quote, if there is one."""
    fields = [*columns.fields[: len(texts)]]
    texts_of = {
        name: "" if NO_ANSWER.fullmatch(text.strip()) else text.strip()
        for name, text in zip(fields, texts, strict=False)
    }
    for column, name in enumerate(columns.fields[: len(texts)]):
        heading = table.rows[0][column].strip()
        answer = name.replace(".themes", ".says") if name else None
        if (
            answer != name
            and has_tags(heading)
            and heading not in context.options.fields
            and texts_of.get(answer) == ""
        ):
            fields[column] = ABOUT if texts_of.get(QUOTE) and ABOUT not in fields else None
    return fields


def _meant(name: str, text: str, heading: str, columns: Columns, context: ImportContext) -> str:
    """Return what a text of a column means; one whose meaning was not given means nothing.

    In tables that are no export of a handbook, signs for "no answer" are nothing, and quotes have no quotation marks.
    """
    meanings = context.options.meanings.get(heading.strip())
    if meanings is not None:
        return meanings.get(text.strip().casefold(), "")
    if columns.sheet != EVIDENCE or ID in columns.fields:
        return text
    marked = IN_MARKS.fullmatch(text.strip()) if name.startswith("quotes.") else None
    return "" if NO_ANSWER.fullmatch(text.strip()) else marked["said"] if marked else text


def _without_heading(
    table: Table, texts: Sequence[str], spans: Sequence[Span], context: ImportContext
) -> Iterator[Finding]:
    headings = [*table.rows[0], *[""] * len(texts)]
    for text, heading, span in zip(texts, headings, spans, strict=False):
        if text.strip() and not heading.strip():
            wrong = "The column of this cell has no heading."
            way_out = "Put text with a comma in double quotes, or give the column a heading."
            yield context.error(span, "unknown-field", wrong, way_out)


def _twofold(
    known: Sequence[tuple[str, int]], texts: Sequence[str], spans: Sequence[Span], context: ImportContext
) -> Iterator[Finding]:
    """Yield cells of a field whose nested fields have cells too."""
    full = [(name, column) for name, column in known if texts[column].strip()]
    for name, column in full:
        if any(other.startswith(f"{name}.") for other, _ in full):
            wrong = f"`{name}` is in this cell, and its parts are in others."
            yield context.error(spans[column], "unknown-field", wrong, "Clear one of them.")
