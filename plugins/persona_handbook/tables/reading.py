"""Reads tables from spreadsheet files; each cell is the text that the program displays."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from persona_handbook.tables.formulas import as_written

LARGEST = 50_000_000
DELIMITERS = ",;\t"
WIDE = (b"\xff\xfe", b"\xfe\xff")
NAMES_ITS_DELIMITER = re.compile(r"\Asep=.\r?\n")
UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


class NotASpreadsheetError(ValueError):
    """A file cannot be read as a table; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: its name and the texts of its rows; the first row names the columns.

    `above` is the number of empty rows above the first row.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    above: int = 0


def read_workbook(content: bytes) -> list[Table]:
    """Read the tables of an Excel or LibreOffice workbook; empty ones are skipped.

    Raises:
        NotASpreadsheetError: it is not a workbook, is locked or is too large
    """
    _not_too_large(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = {name: _cells(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names}
    except PasswordError:
        raise NotASpreadsheetError("it is protected by a password. Save it without one") from None
    except CalamineError as error:
        raise NotASpreadsheetError(f"it is not a readable workbook ({error})") from None
    tables = [_table(name, ([_seen(cell) for cell in row] for row in rows)) for name, rows in found.items()]
    return [table for table in tables if table.rows]


def _cells(sheet: CalamineSheet) -> list[list[object]]:
    """Return the cells of a sheet; cells that are merged over several rows have their value in each of them."""
    rows: list[list[object]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in range(first + 1, min(last + 1, len(rows))):
            if column < len(rows[row]):
                rows[row][column] = rows[first][column]
    return rows


def read_csv(content: bytes, name: str) -> Table:
    """Read comma-separated values (or semicolons, or tabs).

    Raises:
        NotASpreadsheetError: it is not encoded in UTF-8, UTF-16 or Windows-1252, or is too large
    """
    _not_too_large(content)
    text = _decoded(content)
    text = NAMES_ITS_DELIMITER.sub("", text)
    try:
        delimiter = max(DELIMITERS, key=lambda each: _width(text, each))
        read = [[as_written(cell) for cell in row] for row in csv.reader(io.StringIO(text, ""), delimiter=delimiter)]
    except csv.Error as error:
        raise NotASpreadsheetError(f"it is not a table of comma-separated values ({error})") from None
    return _table(name, read)


def _decoded(content: bytes) -> str:
    """Decode a table: UTF-8 or UTF-16, else Windows-1252, in which Excel saves CSV in Western Europe."""
    is_wide = content.startswith(WIDE)
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0" if is_wide or UNUSED.search(content) else content.decode("cp1252")
    if CONTROL.search(text):
        raise NotASpreadsheetError("it is not encoded in UTF-8. Save it as “CSV UTF-8”")
    return text


def _not_too_large(content: bytes) -> None:
    if len(content) > LARGEST:
        raise NotASpreadsheetError(f"it is larger than {LARGEST:,} bytes. Split it")


def _table(name: str, rows: Iterable[list[str]]) -> Table:
    """Return a table from the first to the last non-empty row."""
    kept = [tuple(cell.replace("\v", "\n") for cell in row) for row in rows]
    full = [number for number, row in enumerate(kept) if any(cell.strip() for cell in row)]
    return Table(name, tuple(kept[full[0] : full[-1] + 1]), full[0]) if full else Table(name, ())


def _width(text: str, delimiter: str) -> int:
    """Return the number of columns of the header for a delimiter."""
    rows = csv.reader(io.StringIO(text, ""), delimiter=delimiter)
    return next((len(row) for row in rows if any(cell.strip() for cell in row)), 0)


def _seen(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat(" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
