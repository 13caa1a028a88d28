"""Replaces tabs in the indentation of lines with spaces."""

from __future__ import annotations

from persona_handbook.reading.schema.possible_fields import fields_at
from persona_handbook.reading.source_text.line_kinds import BLOCK, NO_VALUE
from persona_handbook.reading.source_text.line_layout import FIELD, columns_above, field_column, lead
from persona_handbook.reading.source_text.source import Source

MOST = 300
STEP = 2


def without_tabs(source: Source) -> dict[int, str]:
    """Return each line that is indented with tabs as it reads with spaces, by index; at most the first few hundred."""
    lines: list[str] = []
    corrected: dict[int, str] = {}
    for index in range(source.line_count):
        line = source.line(index)
        before = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in before and line.strip() and len(corrected) < MOST:
            line = " " * _column(lines, line.strip(), before) + line.strip()
            corrected[index] = line
        lines.append(line)
    return corrected


def _column(lines: list[str], said: str, before: str) -> int:
    """Return the intended column of a line, from the lines above it and its number of tabs."""
    item, field = said.startswith("- "), FIELD.match(said)
    above = next((line for line in reversed(lines) if line.strip()), "")
    if BLOCK.search(above):
        return field_column(above) + STEP
    if not item and not field:
        return lead(above) if above and not FIELD.match(above) else field_column(above) + STEP
    text = Source("", "\n".join([*lines, said]))
    columns = {column for column in columns_above(text, len(lines), items=item) if column}
    if field and not item and field["name"] in fields_at(text, len(lines), 0):
        columns.add(0)
    if NO_VALUE.search(above):
        columns.add(field_column(above) + STEP)
    wanted = STEP * before.count("\t") + before.count(" ")
    known = {column for column in columns if field and field["name"] in fields_at(text, len(lines), column)}
    return min(known or columns, key=lambda column: (abs(column - wanted), -column), default=wanted)
