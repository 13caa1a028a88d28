"""Rows pasted from a spreadsheet or a table without outer bars, where a list of entries is expected."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from persona_handbook.message import gettext
from persona_handbook.reading.foreign.table import written_entries
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_here
from persona_handbook.reading.source_text.line_kinds import NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, about_line
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

SUSPECT = re.compile(r"^[ ]*(?:- +)*[A-Za-z_]+:[ ]*\r?\n[ ]*\w[\w ]*(?:\t|[ ]*[|;,])", re.MULTILINE)
HEAD_AND_ROWS = re.compile(r":[ ]*(?:#.*)?\n(?:.*\||.*([\t;,]).*\n.*\1)")
DELIMITERS = ("|", "\t", ";", ",")
RULE = re.compile(r"[\s:|+-]+")
LEAST_ROWS = 2


def delimited_rows(source: Source, lines: Sequence[int]) -> Iterator[Slip]:
    """Yield the rows below each list name whose first row names the fields of the entries."""
    for index in lines:
        line = source.line(index)
        found = FIELD.match(line)
        if not found or not NO_VALUE.search(line) or not _may_be_rows(source, index + 1):
            continue
        schema = fields_here(source, index).get(found["name"].strip(), {})
        if schema.get("type") == "array" and schema["items"].get("type") == "object":
            entries = _below(source, index, schema["items"], found.start("name") + 2)
            if entries:
                yield entries


def _may_be_rows(source: Source, start: int) -> bool:
    """Return whether the first line contains a delimiter; a fast preliminary check."""
    return any(delimiter in source.line(start) for delimiter in DELIMITERS) and any(
        len(_rows(source, start, delimiter)[1]) >= LEAST_ROWS for delimiter in DELIMITERS
    )


def _below(source: Source, index: int, items: dict[str, object], column: int) -> Slip | None:
    for delimiter in DELIMITERS:
        lines, rows = _rows(source, index + 1, delimiter)
        written = written_entries(rows, items, column) if len(rows) >= LEAST_ROWS else []
        if written:
            first, last = lines[0], lines[-1]
            end = source.line_start(last) + len(source.line(last))
            edit = source.replacement(source.line_start(first), end, "\n".join(written))
            shown = ", ".join(f"`{shortened_line(line)}`" for line in written)
            wrong = gettext("Rows of a table cannot be part of this file.")
            return slip(
                about_line(
                    source, first, wrong, gettext("Write these lines instead: %(lines)s.", lines=shown), advice=edit
                )
            )
    return None


def _rows(source: Source, start: int, delimiter: str) -> tuple[list[int], list[list[str]]]:
    """Return the lines with as many cells as the first one, and their cells; rules between rows have no cells."""
    lines: list[int] = []
    rows: list[list[str]] = []
    for at in range(start, source.line_count):
        line = source.line(at).strip(" ")
        if rows and delimiter == "|" and RULE.fullmatch(line):
            lines.append(at)
            continue
        cells = _cells(line, delimiter)
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            break
        lines.append(at)
        rows.append(cells)
    return lines, rows


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "|":
        return [cell.strip() for cell in line.split("|")]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
