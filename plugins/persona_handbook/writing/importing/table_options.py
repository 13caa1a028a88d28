"""The options for importing a table, and the fields of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from persona_handbook.lint.people.personal_addresses import EMAIL
from persona_handbook.tables.cells import column_target
from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import ID, KIND_OF_SHEET, key_columns, schema_of_rows
from persona_handbook.writing.importing.column_headings import is_of_quotes, may_number
from persona_handbook.writing.importing.column_mapping import DateOrder, field_meant, holds_names
from persona_handbook.writing.importing.pseudonyms import Pseudonyms

EVIDENCE = "evidence"
NAME = "name of the person"
QUOTE, ABOUT = "quotes.1.text", "quotes.1.about"


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How to read tables.

    Fields by heading, default values for all rows, the column of names, the order of dates, the value that each text of
    a column means, and the row of the headings.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    names: str | None = None
    pseudonyms: Pseudonyms | None = None
    dates: DateOrder | None = None
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    header: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The content of a table: its sheet, and the field of each column (None: ignored)."""

    sheet: str
    fields: tuple[str | None, ...]


def columns_of(table: Table, options: TableOptions) -> Columns:
    """Determine the columns of a table: one of our sheets by its name, else interviews by their headings."""
    headings = [heading.strip() for heading in table.rows[0]] if table.rows else []
    sheet = table.name.strip().lower()
    keys = set(key_columns(sheet))
    if sheet in KIND_OF_SHEET and sheet != EVIDENCE and keys <= set(headings):
        schema = schema_of_rows(sheet)
        known = [each if each in keys or column_target(each, schema) else None for each in headings]
        return Columns(sheet, tuple(each if each not in known[:index] else None for index, each in enumerate(known)))
    fields: list[str | None] = []
    for heading in headings:
        recognized = None if _are_addresses(_column(table, len(fields))) else _meant(heading)
        meant = NAME if heading == options.names else options.fields.get(heading) or recognized
        fields.append(meant if meant not in fields else None)
    return Columns(EVIDENCE, tuple(_with_quotes(_with_participants(fields, headings, table), headings, table)))


def _column(table: Table, index: int) -> list[str]:
    return [row[index] for row in table.rows[1:] if len(row) > index]


def _are_addresses(cells: Sequence[str]) -> bool:
    """Return whether a column has email addresses, whatever its heading says."""
    full = [cell.strip() for cell in cells if cell.strip()]
    return bool(full) and 2 * sum(EMAIL.fullmatch(cell) is not None for cell in full) > len(full)


def _with_participants(fields: list[str | None], headings: Sequence[str], table: Table) -> list[str | None]:
    """Use a form's response codes as participants if no other column identifies them."""
    if {NAME, "participant", "title", ID} & {*fields} or any(map(holds_names, headings)):
        return fields
    able = (at for at, name in enumerate(fields) if name is None and may_number(headings[at]))
    found = next((at for at in able if not any(cell.strip().isdecimal() for cell in _column(table, at))), None)
    return [("participant" if each == found else name) for each, name in enumerate(fields)]


def _with_quotes(fields: list[str | None], headings: Sequence[str], table: Table) -> list[str | None]:
    """Read a column of quotes as one quote in each row, and a column of tags beside it as its topic."""
    if "quotes" in fields and not any(cell.lstrip().startswith("[") for cell in _column(table, fields.index("quotes"))):
        fields = [QUOTE if name == "quotes" else name for name in fields]
    if QUOTE not in fields or any(name and name.startswith("answers.") for name in fields):
        return fields
    at = next((at for at, name in enumerate(fields) if name is None and is_of_quotes(headings[at])), None)
    return [(ABOUT if each == at else name) for each, name in enumerate(fields)]


def _meant(heading: str) -> str | None:
    return field_meant(heading, schema_of_rows(EVIDENCE))
