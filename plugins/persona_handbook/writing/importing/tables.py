"""Imports tables and JSON: one interview for each row, or an exported handbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document
from persona_handbook.tables.reading import NotASpreadsheetError, Table
from persona_handbook.tables.sheets import CLAIMS, SHEET_OF_KIND, STAGES
from persona_handbook.writing.importing.grid import Grid
from persona_handbook.writing.importing.import_plan import ImportedFile, judged, people_in
from persona_handbook.writing.importing.joined_rows import joined_rows
from persona_handbook.writing.importing.pseudonyms import name_in
from persona_handbook.writing.importing.row_file import ImportContext, RowFile
from persona_handbook.writing.importing.rows import rows_of
from persona_handbook.writing.importing.rows_to_files import files_of
from persona_handbook.writing.importing.table_options import EVIDENCE, Columns, TableOptions, columns_of


def incoming(path: str, tables: Sequence[Table], options: TableOptions, handbook: Handbook) -> list[ImportedFile]:
    """Read the files in tables and determine the outcome of each; nothing is written.

    Args:
        path: the path shown in findings
        tables: the tables of one file, or of several that belong together
        options: the options of the import
        handbook: the existing handbook

    Returns:
        the files in the order of their rows; findings refer to rows as numbered by spreadsheet programs
    """
    columns = [columns_of(table, options) for table in tables]
    if options.pseudonyms:
        options.pseudonyms.reserve(_cells(tables, columns, EVIDENCE, "participant"))
    separate = {("persona", each): CLAIM_FIELDS for each in _cells(tables, columns, CLAIMS, "persona")}
    separate |= {("journey", each): ("stages",) for each in _cells(tables, columns, STAGES, "journey")}
    context = ImportContext(handbook, options, Grid(path, tables), separate)
    files = files_of(joined_rows(rows_of(tables, columns, context)), context)
    return [_imported(file, context) for file in files]


def _imported(file: RowFile, context: ImportContext) -> ImportedFile:
    document = file.document(context.grid)
    pseudonyms, region = context.options.pseudonyms, context.handbook.settings.region
    findings = [*file.findings, *people_in(document, region, file.name, pseudonyms.names() if pseudonyms else ())]
    if file.name and name_in(file.name.casefold(), file.id.replace("-", " ")):
        way_out = "Use another ID for the file, such as the pseudonym."
        findings.append(context.error(file.places[()], "personal-data", "The ID contains the person's name.", way_out))
    made = judged(context.handbook, file.kind, file.id, document, findings)
    return replace(made, findings=tuple(context.grid.placed(each) for each in made.findings))


def _cells(tables: Sequence[Table], columns: Sequence[Columns], sheet: str, field: str) -> list[str]:
    """Return the values of a column in every table of a sheet."""
    return [
        row[each.fields.index(field)].strip()
        for table, each in zip(tables, columns, strict=True)
        if each.sheet == sheet and field in each.fields
        for row in table.rows[1:]
        if len(row) > each.fields.index(field)
    ]


def incoming_json(path: str, content: bytes, handbook: Handbook) -> list[ImportedFile]:
    """Read the files in an exported JSON file; findings name the ID of the file, and line 1.

    Raises:
        NotASpreadsheetError: it is not an export
    """
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        json.dumps(whole, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise NotASpreadsheetError(f"it is not JSON in UTF-8 ({error})") from None
    if not isinstance(whole, dict) or not all(isinstance(each, dict) for each in whole.values()):
        raise NotASpreadsheetError("it does not list files by ID, as `personas export --format json` does")
    return list(_files(path, whole, handbook))


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is not a number")


def _files(path: str, whole: dict[str, dict[str, object]], handbook: Handbook) -> Iterator[ImportedFile]:
    for kind, sheet in SHEET_OF_KIND.items():
        for file_id, data in whole.get(sheet, {}).items():
            if not isinstance(data, dict):
                raise NotASpreadsheetError(f"`{file_id}` has no fields")
            document = Document(Source(f"{path} ({sheet} {file_id})", ""), data)
            yield judged(handbook, kind, file_id, document, people_in(document, handbook.settings.region))
