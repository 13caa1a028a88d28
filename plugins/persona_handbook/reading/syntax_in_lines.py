"""Mistakes between lines: indentation, hyphens, and colons that are missing."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.reading.complaint import Complaint, Kind
from persona_handbook.reading.quoting import in_quotes, shown, shown_line
from persona_handbook.reading.source import Source
from persona_handbook.reading.syntax_in_text import FIELD, LEAD, PUT_IN_QUOTES
from persona_handbook.reading.traps import LOOKALIKE, false_bullet, indented_with_tab, lookalike_space

LOOKALIKE_LEAD = re.compile(r"[ ]*(?:- *)?(?:[\w-]+:)?" + LOOKALIKE.pattern)
TIGHT_COLON = re.compile(LEAD.pattern + r"(?P<name>[A-Za-z_][\w-]*):(?P<text>[^\s:/].*)")
ITEM_BELOW_TEXT = (
    "This item of a list stands below a field that has its text already.",
    "Leave nothing after the colon of that field; if no list is meant, delete the hyphen.",
)
AS_IN_THE_LINES = "Compare the indentation, quotes and colons of this line with the lines above it."


def tab(complaint: Complaint) -> Finding | None:
    """Explain a line that is indented with a tab."""
    lead = complaint.line[: len(complaint.line) - len(complaint.line.lstrip(" \t"))]
    if "\t" not in lead:
        return None
    start = complaint.source.line_start(complaint.index)
    return indented_with_tab(complaint.source, start + lead.index("\t"), start + len(lead))


def lookalike(complaint: Complaint) -> Finding | None:
    """Explain a space that is none, at the beginning of this line or of the one above."""
    for index in (complaint.index - 1, complaint.index):
        found = LOOKALIKE_LEAD.match(complaint.source.line(index)) if index >= 0 else None
        if found:
            start = complaint.source.line_start(index)
            return lookalike_space(complaint.source, (start, start + found.end()))
    return None


def bullet(complaint: Complaint) -> Finding | None:
    """Explain a line that begins with a star or a dot, as items do in other programs."""
    index = _blamed(complaint)
    start = complaint.source.line_start(index) + _field_column(complaint.source.line(index))
    return false_bullet(complaint.source, (start, len(complaint.source.text)))


def _blamed(complaint: Complaint) -> int:
    """Give the index of the line that made the mistake: the parser often complains one line late."""
    if complaint.kind is Kind.NO_COLON and complaint.since is not None:
        return complaint.source.line_index(complaint.since)
    if complaint.kind is Kind.COLON and complaint.last.span[1] <= complaint.at:
        return complaint.source.line_index(complaint.last.span[0])
    return complaint.index


def missing_colon(complaint: Complaint) -> Finding | None:
    """Explain a line that was meant to be a field, but has no colon, or no space after it."""
    if complaint.kind not in {Kind.COLON, Kind.NO_COLON}:
        return None
    source, index = complaint.source, _blamed(complaint)
    line = source.line(index)
    start = source.line_start(index) + _field_column(line)
    tight = TIGHT_COLON.match(line)
    if tight:
        wrong = f"After the colon of `{tight['name']}:` the space is missing."
        way_out = f"Write `{shown_line(line[: tight.start('text')] + ' ' + tight['text'].rstrip())}`."
        colon = source.line_start(index) + tight.end("name")
        return source.finding(colon, colon + 1, wrong, way_out)
    if FIELD.match(line):
        return None
    return _no_colon(source, index, start)


def _no_colon(source: Source, index: int, start: int) -> Finding:
    line = source.line(index)
    if re.match(r"[ ]*- ", _line_above(source, index)) and _lead(line) == _lead(_line_above(source, index)):
        wrong = f"The hyphen of the item `{shown(line.strip())}` is missing."
        way_out = f"Write `{shown_line(' ' * _lead(line) + '- ' + line.strip())}`, or indent it more if it goes on."
        return _about_line(source, index, wrong, way_out)
    said = source.text[start : source.line_start(index) + len(line)].rstrip()
    name, _, rest = said.partition(" ")
    wrong = f"The colon after the field's name is missing in `{shown(said)}`."
    corrected = line[: start - source.line_start(index)] + f"{name.rstrip('=')}: {rest.lstrip('= ') or '…'}"
    way_out = f"Write `{shown_line(corrected)}`, or indent the line if it goes on with the text above it."
    return source.finding(start, start + len(said), wrong, way_out)


def field_in_text(complaint: Complaint) -> Finding | None:
    """Explain a field that is indented below a field that has its text already."""
    if complaint.kind is not Kind.COLON:
        return None
    source, first = complaint.source, _blamed(complaint)
    name = complaint.line[: complaint.column].strip()
    if complaint.index == first + 1 and " " not in name:
        wrong = f"The field `{shown(name)}` is indented more than the line above it, which has its text already."
        column = _field_column(source.line(first))
        way_out = f"Write `{shown_line(' ' * column + complaint.line.strip())}`, right below the field above."
        return _about_line(source, complaint.index, wrong, way_out)
    wrong = f"The colon after `{shown(name)}` makes the text look like a field."
    return source.finding(complaint.at, complaint.at + 1, wrong, f"{PUT_IN_QUOTES}, from its first line to its last.")


def hyphen(complaint: Complaint) -> Finding | None:
    """Explain a hyphen where no list can begin."""
    if complaint.kind is not Kind.HYPHEN:
        return None
    if complaint.line[: complaint.column].strip():
        wrong = "A list cannot begin on the line of its field."
        line, column = complaint.line, complaint.column
        corrected = shown_line(line[:column] + in_quotes(line[column:].rstrip()))
        way_out = f"Write each item on a line of its own below; if it is a text, put it in quotes: `{corrected}`."
    else:
        wrong, way_out = ITEM_BELOW_TEXT
    return complaint.source.finding(complaint.at, complaint.at + 1, wrong, way_out)


def indentation(complaint: Complaint) -> Finding | None:
    """Explain a line that begins at a column at which nothing above it begins."""
    if complaint.kind not in {Kind.FIELD, Kind.ITEM, Kind.DOCUMENT} or complaint.line[: complaint.column].strip():
        return None
    source, line = complaint.source, complaint.line
    above = _line_above(source, complaint.index)
    if above.startswith("..."):
        return _about_line(source, complaint.index, "Three dots above this line end the file.", "Delete the dots.")
    if line.lstrip().startswith(":"):
        wrong = "The name of the field is missing before the colon."
        return _about_line(source, complaint.index, wrong, "Write the name, or delete the line.")
    item = line.lstrip().startswith("- ")
    here = _lead(line)
    columns = _columns_above(source, complaint.index, items=item)
    near = min(columns, key=lambda column: (abs(column - here), -column), default=here)
    if near != here:
        wrong = f"The indentation of this line ({_spaces(here)}) fits no line above it."
        way_out = f"Indent it by {_spaces(near)}: `{shown_line(' ' * near + line.strip())}`."
        return _about_line(source, complaint.index, wrong, way_out)
    if item and here > _lead(above):
        return _about_line(source, complaint.index, *ITEM_BELOW_TEXT)
    if item:
        wrong = "An item of a list stands here among fields."
        return _about_line(
            source, complaint.index, wrong, "Write the name of its field and a colon on a line above it."
        )
    wrong = "This line stands among the items of a list, but does not begin with a hyphen."
    return _about_line(source, complaint.index, wrong, "Begin it with a hyphen and a space, or indent it like a field.")


def not_understood(complaint: Complaint) -> Finding:
    """Say where the parser gave up, when nothing else can be told."""
    return _about_line(complaint.source, complaint.index, "This line cannot be understood.", AS_IN_THE_LINES)


def _columns_above(source: Source, index: int, *, items: bool) -> list[int]:
    """Give the columns at which the fields (or items) begin that are still open above a line."""
    columns: list[int] = []
    limit = len(source.text)
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or line.lstrip().startswith("#") or _lead(line) > limit:
            continue
        dashed = line.lstrip().startswith("- ")
        column = _lead(line) if items else _field_column(line)
        if column < limit and (dashed if items else FIELD.match(line)):
            columns.append(column)
        limit = _lead(line)
        if limit == 0:
            break
    return columns


def _line_above(source: Source, index: int) -> str:
    lines = (source.line(above) for above in range(index - 1, -1, -1))
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _field_column(line: str) -> int:
    found = LEAD.match(line)
    return found.end() if found else 0


def _spaces(count: int) -> str:
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")


def _about_line(source: Source, index: int, wrong: str, way_out: str) -> Finding:
    line, start = source.line(index), source.line_start(index)
    lead = len(line) - len(line.lstrip())
    return source.finding(start + lead, start + len(line.rstrip()), wrong, way_out)
