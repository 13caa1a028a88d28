"""Writes sheets as CSV or as an Excel workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable

from xlsxwriter import Workbook

from persona_handbook.reading.yaml.scalars import WHOLE
from persona_handbook.tables.formulas import no_formula
from persona_handbook.tables.sheets import Sheet

MOST_IN_A_CELL = 32_767
WIDEST, NARROWEST = 60, 10
EXACT_DIGITS = 15


class TooLongError(ValueError):
    """A text is longer than a cell of a workbook allows."""


def as_csv(sheet: Sheet) -> bytes:
    """Write a sheet as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read it as UTF-8.

    Texts that a program would read as a formula are prefixed with an apostrophe, which reading removes.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.columns)
    writer.writerows([no_formula(row.get(column, "")) for column in sheet.columns] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def as_workbook(sheets: Iterable[Sheet], day: dt.date) -> bytes:
    """Write sheets as a workbook with a fixed header row; cells contain text or integers.

    Args:
        sheets: the sheets of the workbook
        day: the creation date of the workbook

    Raises:
        TooLongError: a text exceeds the 32,767 characters of a cell
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": dt.datetime.combine(day, dt.time(), dt.UTC)})
        heading = workbook.add_format({"bold": True})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            written = workbook.add_worksheet(sheet.name)
            written.freeze_panes(1, 1)
            written.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            for number, column in enumerate(sheet.columns):
                cells = [row.get(column, "") for row in sheet.rows]
                written.set_column(number, number, _width([column, *cells]))
                written.write_string(0, number, column, heading)
                for line, cell in enumerate(cells, 1):
                    if len(cell) > MOST_IN_A_CELL:
                        raise TooLongError(f"{sheet.name}, row {line + 1}, {column}")
                    if WHOLE.fullmatch(cell) and cell == str(int(cell)) and len(cell) <= EXACT_DIGITS:
                        written.write_number(line, number, int(cell), wrapped)
                    elif cell:
                        written.write_string(line, number, cell, wrapped)
    return out.getvalue()


def _width(cells: Iterable[str]) -> int:
    longest = max(len(line) for cell in cells for line in cell.split("\n"))
    return max(NARROWEST, min(WIDEST, longest + 2))
