"""Rows that describe whole files: interviews, or the files of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from persona_handbook.model.evidence_kinds import CountsAs, kinds_counting_as
from persona_handbook.model.files.file_name import file_id
from persona_handbook.reading.ids import slug
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.value import Pointer, Span, Value
from persona_handbook.tables.cells import cells_of, column_target, filled
from persona_handbook.tables.sheets import ID
from persona_handbook.writing.importing.column_mapping import DateOrder, as_meant
from persona_handbook.writing.importing.pseudonyms import name_in
from persona_handbook.writing.importing.row_file import FileKey, ImportContext, RowFile, first_places, with_ancestors
from persona_handbook.writing.importing.rows import TableRow
from persona_handbook.writing.importing.table_options import EVIDENCE, NAME

Content = tuple[dict[str, Value], dict[Pointer, Span]]


def whole_files(rows: Iterable[TableRow], context: ImportContext) -> list[RowFile]:
    """Return the file of each row, in order; a repeated ID is a finding in the later file."""
    first: dict[FileKey, RowFile] = {}
    files = []
    for row in rows:
        file = _file(row, context, first)
        first.setdefault(file.key, file)
        files.append(file)
    return files


def _file(row: TableRow, context: ImportContext, earlier: Mapping[FileKey, RowFile]) -> RowFile:
    name, given = (" ".join(row.text(column).split()) for column in (NAME, ID))
    data, places = _content(row, name, {}, context)
    key = (row.kind, given or _interview_id(data, context, earlier))
    kept = _kept(key, row, context)
    if kept:
        data, places = _content(row, name, kept, context)
    top = row.places.get(ID, row.first) if given else row.first
    findings = row.findings
    if key in earlier:
        twice = context.error(top, "duplicate-id", f"`{key[1]}` is in two rows.", "Keep one of them.")
        findings = (twice, *findings)
    return RowFile(*key, data, first_places([((), top), *with_ancestors((), places)]), findings, name)


def _content(row: TableRow, name: str, kept: Mapping[str, str], context: ImportContext) -> Content:
    """Return the data of a row, and the cell of each part.

    Args:
        row: the row of a file
        name: the name of the participant, which is replaced by a pseudonym
        kept: the cells of an existing file that the table does not have
        context: the options of the import
    """
    cells, places = row.without({NAME, ID}), dict(row.places)
    if row.kind == EVIDENCE:
        if name and context.options.pseudonyms:
            cells["participant"], places["participant"] = context.options.pseudonyms.of(name), row.places[NAME]
            if name_in(name, cells.get("title", "")):
                del cells["title"]
        defaults = context.options.values
        cells |= {each: text for each, text in defaults.items() if not cells.get(each, "").strip() and each not in kept}
    schema = schema_of(row.kind)
    meant = {column: _converted(column, text, schema, context.options.dates) for column, text in cells.items()}
    content = filled(meant | dict(kept), schema)
    data = _completed(content.data) if row.kind == EVIDENCE else content.data
    return data, {pointer: places.get(column, row.first) for pointer, column in content.columns.items()}


def _converted(column: str, text: str, schema: Schema, dates: DateOrder | None) -> str:
    target = column_target(column, schema)
    return as_meant(text, target[1], dates, column) if target else text


def _completed(data: dict[str, Value]) -> dict[str, Value]:
    """Add the default kind and title of an interview."""
    kind = data.get("kind", kinds_counting_as(CountsAs.CONVERSATION)[0])
    who = data.get("participant")
    title = {"title": f"{str(kind).replace('-', ' ').capitalize()} with {who}"} if who and "title" not in data else {}
    return {"kind": kind, **title, **data}


def _interview_id(data: Mapping[str, Value], context: ImportContext, earlier: Mapping[FileKey, RowFile]) -> str:
    """Return an ID made from the participant; with the date if there is an interview of another date with them."""
    plain = file_id(str(data.get("participant") or data.get("title") or ""))
    date = str(data.get("date", ""))
    existing = context.handbook.evidence_by_id.get(plain)
    here = earlier.get((EVIDENCE, plain))
    dates = [*([existing.date.text] if existing else []), *([str(here.data.get("date", ""))] if here else [])]
    return f"{plain}-{slug(date)}" if any(each != date for each in dates) else plain


def _kept(key: FileKey, row: TableRow, context: ImportContext) -> dict[str, str]:
    """Return the cells of an existing file for which the table has no column, so that they stay unchanged."""
    kind, id_ = key
    existing = next((each for each in context.handbook.files(kind) if each.id == id_), None)
    data = existing.place.document.data if existing else None
    columns = {*row.places, *(["participant"] if NAME in row.places else [])}
    lists = {column.split(".")[0] for column in columns if re.search(r"\.\d+(\.|$)", column)}
    replaced = {*lists, *context.separate.get(key, ())}
    return {
        column: cell
        for column, cell in cells_of(data or {}, schema_of(kind)).items()
        if not any(_overlap(column, each) for each in columns) and column.split(".")[0] not in replaced
    }


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
