"""The row of a table that has the headings, which may be below titles and remarks."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import schema_of_rows
from persona_handbook.writing.importing.column_mapping import field_meant

EVIDENCE = "evidence"
ROWS_LOOKED_AT = 25
FEWEST_HEADINGS = 2


def with_header(table: Table, number: int | None, assigned: Iterable[str]) -> Table:
    """Return a table from its row of headings on.

    Args:
        table: the table as the file has it
        number: the row of the headings as spreadsheet programs count, if it was named
        assigned: headings to which the user gave a field

    Returns:
        the table from that row, or from the only row whose cells are headings of interviews, else the table itself
    """
    if number is not None:
        return _from(table, number - 1 - table.above)
    counts = [_known(row, {*assigned}) for row in table.rows[:ROWS_LOOKED_AT]]
    most = max(counts, default=0)
    if most < FEWEST_HEADINGS or counts.count(most) > 1 or counts[0] == most:
        return table
    return _from(table, counts.index(most))


def fits_interviews(table: Table, assigned: Iterable[str]) -> bool:
    """Return whether the first row of a table has headings of interviews."""
    return bool(table.rows) and _known(table.rows[0], {*assigned}) >= FEWEST_HEADINGS


def _from(table: Table, index: int) -> Table:
    if not 0 <= index < len(table.rows):
        return table
    width = max(len(row) for row in table.rows[index:])
    rows = tuple((*row, *[""] * (width - len(row))) for row in table.rows[index:])
    return Table(table.name, rows, table.above + index)


def _known(row: Iterable[str], assigned: set[str]) -> int:
    schema = schema_of_rows(EVIDENCE)
    return len({cell.strip() if cell.strip() in assigned else field_meant(cell, schema) for cell in row} - {None})
