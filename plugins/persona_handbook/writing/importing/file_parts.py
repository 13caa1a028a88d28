"""Rows that describe parts of files: claims, stages and steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.yaml.value import Pointer, Span, Value
from persona_handbook.tables.cells import column_target, filled
from persona_handbook.tables.sheets import CLAIMS, ID, STEPS, key_columns, schema_of_rows
from persona_handbook.writing.importing.row_file import ImportContext, RowFile, first_places, with_ancestors
from persona_handbook.writing.importing.rows import TableRow


def file_without_row(row: TableRow, context: ImportContext) -> RowFile:
    """Return the invalid file that a part refers to and that no row describes."""
    kind, file_id = row.file_key
    wrong = f"No row of the sheet `{kind}s` has the ID `{file_id}`."
    missing = context.error(row.first, "unknown-reference", wrong, "Add it, or correct this one.")
    return RowFile(kind, file_id, places={(): row.first}, findings=(missing, *row.findings))


def with_parts(file: RowFile, rows: Iterable[TableRow], context: ImportContext) -> RowFile:
    """Return the file with an entry for each row; rows that fit nowhere become findings."""
    data, places = deepcopy(dict(file.data)), dict(file.places)
    findings = list(file.findings)
    for row in rows:
        keys = [row.text(column) for column in key_columns(row.sheet)]
        found = _list_for(row.sheet, keys, data)
        if found is None:
            findings.append(_without_list(row, keys, data, context))
        else:
            way, entries = found
            entry = _entry(row, keys[-1], (*way, len(entries)))
            entries.append(entry.data)
            places |= {pointer: span for pointer, span in entry.places.items() if pointer not in places}
            findings += _unknown_fields(row, keys[-1], context)
        findings += row.findings
    return replace(file, data=data, places=places, findings=tuple(findings))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list: its content, and the cell of each part."""

    data: dict[str, Value]
    places: Mapping[Pointer, Span]


def _entry(row: TableRow, key: str, at: Pointer) -> _Entry:
    content = filled(row.without(key_columns(row.sheet)), _schema(row, key))
    cells = {pointer: row.places[column] for pointer, column in content.columns.items()}
    return _Entry(dict(content.data), first_places([(at, row.first), *with_ancestors(at, cells)]))


def _schema(row: TableRow, key: str) -> Schema:
    return schema_of_rows(row.sheet, key if row.sheet == CLAIMS else "")


def _unknown_fields(row: TableRow, key: str, context: ImportContext) -> Iterator[Finding]:
    schema = _schema(row, key)
    for column, text in row.without(key_columns(row.sheet)).items():
        if text.strip() and not column_target(column, schema):
            wrong = f"`{key}` has no field `{column}`."
            yield context.error(row.places[column], "unknown-field", wrong, "Clear the cell.")


def _without_list(row: TableRow, keys: Sequence[str], data: Mapping[str, Value], context: ImportContext) -> Finding:
    is_claim = row.sheet == CLAIMS
    known = CLAIM_FIELDS if is_claim else [str(each) for each in _ids(data.get("stages"))]
    wrong = f"`{keys[-1]}` is not a {'list of claims' if is_claim else 'stage of its journey'}."
    place = row.places.get(key_columns(row.sheet)[-1], row.first)
    return context.error(place, "unknown-reference", wrong, did_you_mean(keys[-1], known) or "Correct it.")


def _list_for(sheet: str, keys: Sequence[str], data: dict[str, Value]) -> tuple[Pointer, list[Value]] | None:
    """Return the pointer to the list for a claim, stage or step, and the list, which is created if it is missing."""
    if sheet == CLAIMS and keys[1] not in CLAIM_FIELDS:
        return None
    name = keys[1] if sheet == CLAIMS else "stages"
    entries = data.setdefault(name, [])
    if not isinstance(entries, list):
        return None
    if sheet != STEPS:
        return (name,), entries
    index = next((number for number, each in enumerate(_ids(entries)) if each == keys[1]), len(entries))
    stage = entries[index] if index < len(entries) else None
    steps = stage.setdefault("steps", []) if isinstance(stage, dict) else None
    return ((name, index, "steps"), steps) if isinstance(steps, list) else None


def _ids(entries: Value) -> list[Value]:
    return [each.get(ID) if isinstance(each, dict) else None for each in entries] if isinstance(entries, list) else []
