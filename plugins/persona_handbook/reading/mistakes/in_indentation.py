"""Mistakes of indentation: tabs, spaces that are none, and lines that fit none above them."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes.between_lines import ITEM_BELOW_TEXT
from persona_handbook.reading.mistakes.lookalikes import LOOKALIKE, indented_with_tab, lookalike_space
from persona_handbook.reading.mistakes.parser_error import Complaint, Kind
from persona_handbook.reading.yaml.layout import FIELD, about_line, field_column, lead, line_above
from persona_handbook.reading.yaml.quoting import shown_line
from persona_handbook.reading.yaml.source import Source

LOOKALIKE_LEAD = re.compile(r"[ ]*(?:- *)?(?:[\w-]+:)?" + LOOKALIKE.pattern)
AS_IN_THE_LINES = "Compare the indentation, quotes and colons of this line with the lines above it."


def tab(complaint: Complaint) -> Finding | None:
    """Explain a line that is indented with a tab."""
    before = complaint.line[: len(complaint.line) - len(complaint.line.lstrip(" \t"))]
    if "\t" not in before:
        return None
    start = complaint.source.line_start(complaint.index)
    return indented_with_tab(complaint.source, start + before.index("\t"), start + len(before))


def lookalike(complaint: Complaint) -> Finding | None:
    """Explain a space that is none, at the beginning of this line or of the one above."""
    for index in (complaint.index - 1, complaint.index):
        found = LOOKALIKE_LEAD.match(complaint.source.line(index)) if index >= 0 else None
        if found:
            start = complaint.source.line_start(index)
            return lookalike_space(complaint.source, (start, start + found.end()))
    return None


def indentation(complaint: Complaint) -> Finding | None:
    """Explain a line that begins at a column at which nothing above it begins."""
    if complaint.kind not in {Kind.FIELD, Kind.ITEM, Kind.DOCUMENT} or complaint.line[: complaint.column].strip():
        return None
    source, line = complaint.source, complaint.line
    if line_above(source, complaint.index).startswith("..."):
        return about_line(source, complaint.index, "Three dots above this line end the file.", "Delete the dots.")
    if line.lstrip().startswith(":"):
        wrong = "The name of the field is missing before the colon."
        return about_line(source, complaint.index, wrong, "Write the name, or delete the line.")
    item = line.lstrip().startswith("- ")
    here = lead(line)
    columns = _columns_above(source, complaint.index, items=item)
    near = min(columns, key=lambda column: (abs(column - here), -column), default=here)
    if near != here:
        wrong = f"The indentation of this line ({_spaces(here)}) fits no line above it."
        way_out = f"Indent it by {_spaces(near)}: `{shown_line(' ' * near + line.strip())}`."
        return about_line(source, complaint.index, wrong, way_out)
    return about_line(source, complaint.index, *_misfit(line, line_above(source, complaint.index)))


def _misfit(line: str, above: str) -> tuple[str, str]:
    """Give what is wrong with a line that is indented well, and the way out."""
    if not line.lstrip().startswith("- "):
        wrong = "This line stands among the items of a list, but does not begin with a hyphen."
        return wrong, "Begin it with a hyphen and a space, or indent it like a field."
    if lead(line) > lead(above):
        return ITEM_BELOW_TEXT
    return "An item of a list stands here among fields.", "Write the name of its field and a colon on a line above it."


def not_understood(complaint: Complaint) -> Finding:
    """Say where the parser gave up, when nothing else can be told."""
    return about_line(complaint.source, complaint.index, "This line cannot be understood.", AS_IN_THE_LINES)


def _columns_above(source: Source, index: int, *, items: bool) -> list[int]:
    """Give the columns at which the fields (or items) begin that are still open above a line."""
    columns: list[int] = []
    limit = len(source.text)
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or line.lstrip().startswith("#") or lead(line) > limit:
            continue
        dashed = line.lstrip().startswith("- ")
        column = lead(line) if items else field_column(line)
        if column < limit and (dashed if items else FIELD.match(line)):
            columns.append(column)
        limit = lead(line)
        if limit == 0:
            break
    return columns


def _spaces(count: int) -> str:
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")
