"""Joins the rows of one conversation: research tools export one row for each highlight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from persona_handbook.writing.importing.column_mapping import BETWEEN
from persona_handbook.writing.importing.rows import TableRow
from persona_handbook.writing.importing.table_options import EVIDENCE, NAME

OF_A_QUOTE = re.compile(r"quotes\.\d+\.(?P<part>\w+)")
JOINED_LINES = frozenset({"findings"})
THEMES = ".themes"
FIRST_COUNTS = frozenset({"title", "link"})
TOTAL = re.compile(r"(?:sum|total|summe|gesamt|average|mean|mittelwert|durchschnitt|\u00d8)\b.*", re.IGNORECASE)


def joined_rows(rows: Iterable[TableRow]) -> list[TableRow]:
    """Return the rows with those of one conversation as one row, in the order of their first rows.

    Rows belong together if they have the same participant and day and differ only in quotes, findings and links. A row
    that has neither belongs to the row above it; a row of totals is left out.
    """
    found: list[TableRow] = []
    for row in rows:
        if row.sheet != EVIDENCE or row.text("id"):
            found.append(row)
        elif not _is_total(row):
            _add(found, row)
    return found


def _add(found: list[TableRow], row: TableRow) -> None:
    of_row = _conversation(row)
    same = [at for at, each in enumerate(found) if each.sheet == EVIDENCE and _conversation(each) == of_row]
    at = same[-1] if any(of_row) and same else len(found) - 1 if found and not any(of_row) else -1
    whole = _together(found[at], row) if at >= 0 else None
    if whole:
        found[at] = whole
    else:
        found.append(row)


def _conversation(row: TableRow) -> tuple[str, str]:
    """Return who was talked with, and when; both are empty in a row that only continues another."""
    who = next((text for name in (NAME, "participant", "title") if (text := row.text(name))), "")
    return " ".join(who.casefold().split()), row.text("date")


def _together(one: TableRow, other: TableRow) -> TableRow | None:
    """Return two rows as one; None if they have different values in a field for a single value."""
    if other.text("id"):
        return None
    cells, places = dict(one.cells), dict(one.places)
    count = len({name.split(".")[1] for name, text in one.cells.items() if OF_A_QUOTE.fullmatch(name) and text.strip()})
    for name, text in other.cells.items():
        before, said = one.text(name), text.strip()
        quote = OF_A_QUOTE.fullmatch(name)
        if quote:
            new = f"quotes.{count + int(name.split('.')[1])}.{quote['part']}"
            cells[new], places[new] = text, other.places[name]
        elif not said or said == before or (before and name in FIRST_COUNTS):
            continue
        elif not before:
            cells[name], places[name] = text, other.places[name]
        elif name in JOINED_LINES:
            cells[name] = f"{before}\n{said}"
        elif name.endswith(THEMES):
            cells[name] = ", ".join(dict.fromkeys([*BETWEEN.split(before), *BETWEEN.split(said)]))
        else:
            return None
    return replace(one, cells=cells, places=places, findings=(*one.findings, *other.findings))


def _is_total(row: TableRow) -> bool:
    return not row.text("date") and bool(TOTAL.fullmatch(row.shown.strip()))
