"""Rows of tables -> files: each row a file or a part of one, and where in the tables each value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from persona_handbook.finding import Finding, Level
from persona_handbook.model.evidence_kinds import CountsAs, kinds_counting_as
from persona_handbook.model.files.file_name import file_id
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.ids import slug
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.document import Document
from persona_handbook.reading.yaml.value import Pointer, Span, Value
from persona_handbook.tables.cells import cells_of, column_target, filled
from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import CLAIMS, ID, KIND_OF_SHEET, STEPS, key_columns, schema_of_rows
from persona_handbook.writing.importing.column_mapping import as_meant
from persona_handbook.writing.importing.grid import Grid
from persona_handbook.writing.importing.table_options import EVIDENCE, NAME, Columns, TableOptions


@dataclass(slots=True)
class Gathered:
    """A file as far as the rows tell it, whose name stood in its row, and what is wrong with its rows."""

    kind: str
    id: str
    data: dict[str, Value] = field(default_factory=dict)
    places: dict[Pointer, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    name: str = ""

    def document(self, grid: Grid) -> Document:
        """Return the file as one that was read, its fields in the order of the schema."""
        known = list(schema_of(self.kind)["properties"])
        names = sorted(self.data, key=lambda name: known.index(name) if name in known else len(known))
        return Document(grid.source, {name: self.data[name] for name in names}, (), self.places, self.places)

    def take(
        self, part: dict[str, Value], at: Pointer, said: Mapping[str, Value], places: Mapping[Pointer, Span]
    ) -> None:
        """Take what a row says into a part of the file."""
        part |= said
        for pointer, span in places.items():
            whole = (*at, *pointer)
            for length in range(len(at), len(whole) + 1):
                self.places.setdefault(whole[:length], span)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row by their fields, the places of those cells, and that of its first one."""

    cells: dict[str, str]
    places: Mapping[str, Span]
    first: Span


@dataclass(slots=True)
class Gathering:
    """The files of one or several tables, in the order of their rows.

    `apart` are the lists of a file, by its kind and id, whose entries have rows of their own in these tables.
    """

    handbook: Handbook
    options: TableOptions
    grid: Grid
    apart: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    files: list[Gathered] = field(default_factory=list)

    def read(self, number: int, table: Table, columns: Columns) -> None:
        """Read a table; those whose rows are files come before those whose rows are parts of them."""
        is_whole = key_columns(columns.sheet) == (ID,)
        for index, texts in enumerate(table.rows):
            if index and any(text.strip() for text in texts):
                row = self._row(number, index, texts, columns.fields)
                file = self._file(KIND_OF_SHEET[columns.sheet], row) if is_whole else self._part(columns.sheet, row)
                file.findings += self._lost(number, index, table, texts, columns)

    def _lost(self, number: int, index: int, table: Table, texts: Sequence[str], columns: Columns) -> Iterator[Finding]:
        """Find what stands in a row and would go nowhere."""
        headings = [*table.rows[0], *[""] * len(texts)]
        for column, text in enumerate(texts):
            if text.strip() and not headings[column].strip():
                wrong = "The column of this cell has no heading."
                way_out = "Put text with a comma in double quotes, or give the column a heading."
                yield self.finding(self.grid.span(number, index, column), "unknown-field", wrong, way_out)
        full = [
            (each, column) for column, each in enumerate(columns.fields[: len(texts)]) if each and texts[column].strip()
        ]
        for each, column in full:
            if any(other.startswith(f"{each}.") for other, _ in full):
                wrong = f"`{each}` is in this cell, and its parts are in others."
                yield self.finding(self.grid.span(number, index, column), "unknown-field", wrong, "Clear one of them.")

    def _row(self, number: int, index: int, texts: Sequence[str], fields: Sequence[str | None]) -> TableRow:
        held = [(name, column) for column, name in enumerate(fields[: len(texts)]) if name]
        return TableRow(
            {name: texts[column] for name, column in held},
            {name: self.grid.span(number, index, column) for name, column in held},
            self.grid.span(number, index, 0),
        )

    def _file(self, kind: str, row: TableRow) -> Gathered:
        name, given = (" ".join(row.cells.pop(key, "").split()) for key in (NAME, ID))
        said, places = self._said(kind, row, name, {})
        file = Gathered(kind, given or self._id(said), name=name)
        kept = self._kept(kind, file.id, row)
        if kept:
            said, places = self._said(kind, row, name, kept)
        file.places[()] = row.places.get(ID, row.first) if given else row.first
        file.take(file.data, (), said, places)
        if self._known(kind, file.id):
            file.findings.append(
                self.finding(file.places[()], "duplicate-id", f"`{file.id}` is in two rows.", "Keep one of them.")
            )
        self.files.append(file)
        return file

    def _kept(self, kind: str, file_id: str, row: TableRow) -> dict[str, str]:
        """Return the cells of a file that is there for which the table has no column: they stay as they are."""
        there = next((each for each in self.handbook.files(kind) if each.id == file_id), None)
        data = there.place.document.data if there else None
        told = {*row.places, *(["participant"] if NAME in row.places else [])}
        lists = {column.split(".")[0] for column in told if re.search(r"\.\d+(\.|$)", column)}
        cells = cells_of(data or {}, schema_of(kind))
        apart = self.apart.get((kind, file_id), ())
        return {
            column: cell
            for column, cell in cells.items()
            if not any(_overlap(column, each) for each in told) and column.split(".")[0] not in {*lists, *apart}
        }

    def _said(
        self, kind: str, row: TableRow, name: str, kept: Mapping[str, str]
    ) -> tuple[dict[str, Value], dict[Pointer, Span]]:
        cells = dict(row.cells)
        places = dict(row.places)
        if kind == EVIDENCE:
            if name and self.options.pseudonyms:
                cells["participant"], places["participant"] = self.options.pseudonyms.of(name), row.places[NAME]
            missing = {each for each in self.options.values if not cells.get(each, "").strip() and each not in kept}
            cells |= {each: self.options.values[each] for each in missing}
        schema = schema_of(kind)
        meant = {column: self._meant(column, text, schema) for column, text in cells.items()}
        said = filled(meant | dict(kept), schema)
        data = _completed(said.data) if kind == EVIDENCE else said.data
        return data, {pointer: places.get(column, row.first) for pointer, column in said.columns.items()}

    def _meant(self, column: str, text: str, schema: Schema) -> str:
        found = column_target(column, schema)
        return as_meant(text, found[1], self.options.dates) if found else text

    def _id(self, data: Mapping[str, Value]) -> str:
        """Make the id of an interview of who was talked with; with the day, where they were talked with before."""
        wish = file_id(str(data.get("participant") or data.get("title") or ""))
        day = str(data.get("date", ""))
        before = self.handbook.evidence_by_id.get(wish)
        here = self._known(EVIDENCE, wish)
        days = [*([before.date.text] if before else []), *([str(here.data.get("date", ""))] if here else [])]
        return f"{wish}-{slug(day)}" if any(each != day for each in days) else wish

    def _part(self, sheet: str, row: TableRow) -> Gathered:
        kind = KIND_OF_SHEET[sheet]
        keys = [row.cells.pop(key, "").strip() for key in key_columns(sheet)]
        file = self._known(kind, keys[0])
        if file is None:
            file = Gathered(kind, keys[0], places={(): row.first})
            wrong = f"No row of the sheet `{kind}s` has the ID `{keys[0]}`."
            file.findings.append(self.finding(row.first, "unknown-reference", wrong, "Add it, or correct this one."))
            self.files.append(file)
            return file
        found = _list_for(sheet, keys, file.data)
        if found is None:
            lists = CLAIM_FIELDS if sheet == CLAIMS else [str(each) for each in _ids(file.data.get("stages"))]
            wrong = f"`{keys[-1]}` is not a {'list of claims' if sheet == CLAIMS else 'stage of its journey'}."
            place = row.places.get(key_columns(sheet)[-1], row.first)
            way_out = did_you_mean(keys[-1], lists) or "Correct it."
            file.findings.append(self.finding(place, "unknown-reference", wrong, way_out))
            return file
        way, entries = found
        schema = schema_of_rows(sheet, keys[-1] if sheet == CLAIMS else "")
        for column, text in row.cells.items():
            if text.strip() and not column_target(column, schema):
                wrong = f"`{keys[-1]}` has no field `{column}`."
                file.findings.append(self.finding(row.places[column], "unknown-field", wrong, "Clear the cell."))
        said = filled(row.cells, schema)
        entry: dict[str, Value] = {}
        entries.append(entry)
        at = (*way, len(entries) - 1)
        file.places.setdefault(at, row.first)
        file.take(entry, at, said.data, {each: row.places[column] for each, column in said.columns.items()})
        return file

    def _known(self, kind: str, file_id: str) -> Gathered | None:
        return next((each for each in self.files if (each.kind, each.id) == (kind, file_id)), None)

    def finding(self, span: Span, rule: str, message: str, way_out: str) -> Finding:
        """Make a finding of a cell or a row."""
        return Finding(self.grid.source.location(*span), Level.ERROR, rule, message, way_out)


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _completed(data: dict[str, Value]) -> dict[str, Value]:
    """Add to an interview what goes without saying."""
    kind = data.get("kind", kinds_counting_as(CountsAs.CONVERSATION)[0])
    who = data.get("participant")
    title = {"title": f"{str(kind).replace('-', ' ').capitalize()} with {who}"} if who and "title" not in data else {}
    return {"kind": kind, **title, **data}


def _list_for(sheet: str, keys: Sequence[str], data: dict[str, Value]) -> tuple[Pointer, list[Value]] | None:
    """Return the way to the list that a row of claims, stages or steps belongs to, and the list."""
    if sheet == CLAIMS and keys[1] not in CLAIM_FIELDS:
        return None
    name = keys[1] if sheet == CLAIMS else "stages"
    held = data.setdefault(name, [])
    if not isinstance(held, list):
        return None
    if sheet != STEPS:
        return (name,), held
    index = next((number for number, each in enumerate(_ids(held)) if each == keys[1]), len(held))
    stage = held[index] if index < len(held) else None
    steps = stage.setdefault("steps", []) if isinstance(stage, dict) else None
    return ((name, index, "steps"), steps) if isinstance(steps, list) else None


def _ids(entries: Value) -> list[Value]:
    return [each.get(ID) if isinstance(each, dict) else None for each in entries] if isinstance(entries, list) else []
