"""The options for importing a table, and the fields of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from persona_handbook.lint.people.personal_addresses import EMAIL
from persona_handbook.tables.cells import column_target
from persona_handbook.tables.reading import Table
from persona_handbook.tables.sheets import ID, KIND_OF_SHEET, key_columns, schema_of_rows
from persona_handbook.writing.importing.column_headings import has_tags, is_of_entry, may_number
from persona_handbook.writing.importing.column_mapping import DateOrder, field_meant, holds_names
from persona_handbook.writing.importing.pseudonyms import Pseudonyms

EVIDENCE = "evidence"
NAME = "name of the person"
DIGIT = re.compile(r"\d")
PSEUDONYM = re.compile(r"[^\W\d_]{1,3}[ _-]?\d{1,4}")
DATE, SAYS, FIRST_ANSWER = "date", ".says", "answers.problem."
QUOTE, ABOUT = "quotes.1.text", "quotes.1.about"


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How to read tables.

    Fields by heading, default values for all rows, the column of names, the order of dates, the value that each text of
    a column means, and the row of the headings.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    names: str | None = None
    pseudonyms: Pseudonyms | None = None
    dates: DateOrder | None = None
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    header: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The content of a table: its sheet, and the field of each column (None: ignored)."""

    sheet: str
    fields: tuple[str | None, ...]


def columns_of(table: Table, options: TableOptions) -> Columns:
    """Determine the columns of a table: one of our sheets by its name, else interviews by their headings."""
    headings = [heading.strip() for heading in table.rows[0]] if table.rows else []
    sheet = table.name.strip().lower()
    keys = set(key_columns(sheet))
    if sheet in KIND_OF_SHEET and sheet != EVIDENCE and keys <= set(headings):
        schema = schema_of_rows(sheet)
        known = [each if each in keys or column_target(each, schema) else None for each in headings]
        return Columns(sheet, tuple(each if each not in known[:index] else None for index, each in enumerate(known)))
    fields: list[str | None] = []
    for heading in headings:
        recognized = _recognized(heading, _column(table, len(fields)))
        meant = NAME if heading == options.names else options.fields.get(heading) or recognized
        before = fields.index(DATE) if DATE in fields and meant == DATE else None
        if before is not None and is_of_entry(headings[before]) and not is_of_entry(heading):
            fields[before] = None
        fields.append(meant if meant not in fields else None)
    fields = _with_quotes(_with_participants(fields, headings, table), table)
    return Columns(EVIDENCE, tuple(_with_tags(fields, headings, table)))


def _recognized(heading: str, cells: Sequence[str]) -> str | None:
    """Return the field of a column by its heading; by its cells if they are email addresses or pseudonyms."""
    if _are_addresses(cells):
        return None
    if holds_names(heading) and _are_pseudonyms(cells):
        return "participant"
    meant = _meant(heading)
    is_a_word = meant == DATE and has_tags(heading) and not any(map(DIGIT.search, cells))  # Tag, in two languages
    return None if is_a_word else meant


def _column(table: Table, index: int) -> list[str]:
    return [row[index] for row in table.rows[1:] if len(row) > index]


def _are_addresses(cells: Sequence[str]) -> bool:
    """Return whether a column has email addresses, whatever its heading says."""
    full = [cell.strip() for cell in cells if cell.strip()]
    return bool(full) and 2 * sum(EMAIL.fullmatch(cell) is not None for cell in full) > len(full)


def _are_pseudonyms(cells: Sequence[str]) -> bool:
    """Return whether each cell of a column is a short code with a number, or empty."""
    full = [cell.strip() for cell in cells if cell.strip()]
    return bool(full) and all(map(PSEUDONYM.fullmatch, full))


def _with_participants(fields: list[str | None], headings: Sequence[str], table: Table) -> list[str | None]:
    """Use a form's response codes as participants if no other column identifies them."""
    if {NAME, "participant", "title", ID} & {*fields} or any(map(holds_names, headings)):
        return fields
    able = (at for at, name in enumerate(fields) if name is None and may_number(headings[at]))
    found = next((at for at in able if not any(cell.strip().isdecimal() for cell in _column(table, at))), None)
    return [("participant" if each == found else name) for each, name in enumerate(fields)]


def _with_quotes(fields: list[str | None], table: Table) -> list[str | None]:
    """Read a column of quotes as one quote in each row."""
    if "quotes" in fields and not any(cell.lstrip().startswith("[") for cell in _column(table, fields.index("quotes"))):
        return [QUOTE if name == "quotes" else name for name in fields]
    return fields


def _with_tags(fields: list[str | None], headings: Sequence[str], table: Table) -> list[str | None]:
    """Read columns of tags as the topics of quotes, else as the themes of the answers that they follow.

    A single column has the themes of the first answer.
    """
    tags = [at for at, name in enumerate(fields) if name is None and has_tags(headings[at])]
    if tags and QUOTE in fields and _is_of_highlights(fields, headings, table):
        return [(ABOUT if at == tags[0] else name) for at, name in enumerate(fields)]
    if "findings" in fields and not any(name and name.endswith(SAYS) for name in fields):
        return fields
    answers = [name.removesuffix("says") if name and name.endswith(SAYS) else "" for name in fields]
    for at in tags:
        before = [each for each in answers[:at] if each] if len(tags) > 1 else []
        wanted = f"{(before[-1:] or [next(filter(None, answers), FIRST_ANSWER)])[0]}themes"
        if wanted not in fields:
            fields = [(wanted if each == at else name) for each, name in enumerate(fields)]
    return fields


def _is_of_highlights(fields: Sequence[str | None], headings: Sequence[str], table: Table) -> bool:
    """Return whether rows are quotes: without answers, or with several rows for a participant."""
    if not any(name and name.endswith(SAYS) for name in fields):
        return True
    people = (at for at, name in enumerate(fields) if name in {NAME, "participant"} or holds_names(headings[at]))
    who = next(people, None)
    cells = [" ".join(cell.split()).casefold() for cell in _column(table, who)] if who is not None else []
    return len(set(cells)) < len(cells)


def _meant(heading: str) -> str | None:
    return field_meant(heading, schema_of_rows(EVIDENCE))
