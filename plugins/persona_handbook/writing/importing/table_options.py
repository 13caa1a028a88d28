"""The options for importing a table, and the fields of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_handbook.tables.cells import column_target
from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import KIND_OF_SHEET, key_columns, schema_of_rows
from persona_handbook.writing.importing.column_mapping import DateOrder, field_meant
from persona_handbook.writing.importing.pseudonyms import Pseudonyms

EVIDENCE = "evidence"
NAME = "name of the person"


@dataclass(frozen=True, slots=True)
class TableOptions:
    """Fields by heading, default values for all rows, the column of names, and the order of dates."""

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    names: str | None = None
    pseudonyms: Pseudonyms | None = None
    dates: DateOrder | None = None


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
        meant = NAME if heading == options.names else options.fields.get(heading) or _meant(heading)
        fields.append(meant if meant not in fields else None)
    return Columns(EVIDENCE, tuple(fields))


def _meant(heading: str) -> str | None:
    return field_meant(heading, schema_of_rows(EVIDENCE))
