"""Converts the rows of tables to files: rows of files first, then the rows of their parts."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.writing.importing.file_parts import file_without_row, with_parts
from persona_handbook.writing.importing.row_file import FileKey, ImportContext, RowFile
from persona_handbook.writing.importing.rows import TableRow
from persona_handbook.writing.importing.whole_files import whole_files


def files_of(rows: Sequence[TableRow], context: ImportContext) -> list[RowFile]:
    """Return the files that rows describe, in their order; parts without a file come last, as invalid files.

    Args:
        rows: the rows of all tables of an import
        context: the existing handbook and the options
    """
    parts: dict[FileKey, list[TableRow]] = {}
    for row in rows:
        if not row.is_file:
            parts.setdefault(row.file_key, []).append(row)
    files = [
        with_parts(file, parts.pop(file.key, ()), context)
        for file in whole_files((row for row in rows if row.is_file), context)
    ]
    lost = ((file_without_row(first, context), more) for first, *more in parts.values())
    return [*files, *(with_parts(file, more, context) for file, more in lost)]
