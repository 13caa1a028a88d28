"""Converts the handbook to sheets: one row for each file, claim, stage or step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.yaml.value import Value
from persona_handbook.tables.cells import cells_of, rank
from persona_handbook.tables.sheets import (
    CLAIMS,
    ID,
    KIND_OF_SHEET,
    SHEET_OF_KIND,
    STAGES,
    STEPS,
    Sheet,
    key_columns,
    schema_of_rows,
)

FileData = Mapping[str, Value]
Row = dict[str, str]


def sheets_of(files: Mapping[str, Mapping[str, FileData]]) -> dict[str, Sheet]:
    """Return the sheets for files, by name.

    Args:
        files: the content of each valid file, by kind and ID
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for kind, of_kind in files.items():
        for file_id, data in of_kind.items():
            apart = {"persona": CLAIM_FIELDS, "journey": ("stages",)}.get(kind, ())
            held = {name: data[name] for name in apart if data.get(name)}
            rows[SHEET_OF_KIND[kind]].append(_row(SHEET_OF_KIND[kind], (file_id,), _without(data, held)))
            if kind == "persona":
                rows[CLAIMS] += _claims(file_id, held)
            elif kind == "journey":
                _stages(rows, file_id, held)
    return {name: _sheet(name, rows[name]) for name in KIND_OF_SHEET if rows[name]}


def _claims(persona: str, held: FileData) -> Iterable[Row]:
    for field in (name for name in CLAIM_FIELDS if name in held):
        for claim in _entries(held[field]):
            yield _row(CLAIMS, (persona, field), claim, field)


def _stages(rows: dict[str, list[Row]], journey: str, held: FileData) -> None:
    for stage in _entries(held.get("stages")):
        steps = {"steps": stage["steps"]} if stage.get("steps") else {}
        rows[STAGES].append(_row(STAGES, (journey,), _without(stage, steps)))
        rows[STEPS] += (_row(STEPS, (journey, str(stage[ID])), step) for step in _entries(steps.get("steps")))


def _entries(value: Value) -> Iterable[dict[str, Value]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _without(data: FileData, held: FileData) -> FileData:
    return {name: value for name, value in data.items() if name not in held}


def _row(sheet: str, keys: tuple[str, ...], data: FileData, field: str = "") -> Row:
    return dict(zip(key_columns(sheet), keys, strict=True)) | cells_of(data, schema_of_rows(sheet, field))


def _sheet(name: str, rows: list[Row]) -> Sheet:
    keys = key_columns(name)
    schema = schema_of_rows(name)
    columns = {column for row in rows for column in row} - set(keys)
    return Sheet(name, (*keys, *sorted(columns, key=lambda each: rank(each, schema))), tuple(rows))
