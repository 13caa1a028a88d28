"""Mistakes between lines: hyphens and colons that are missing, or stand where they cannot."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes.in_text import PUT_IN_QUOTES
from persona_handbook.reading.mistakes.lookalikes import false_bullet
from persona_handbook.reading.mistakes.parser_error import Complaint, Kind
from persona_handbook.reading.yaml.layout import FIELD, LEAD, about_line, field_column, lead, line_above
from persona_handbook.reading.yaml.quoting import in_quotes, shown, shown_line
from persona_handbook.reading.yaml.source import Source

ITEM_BELOW_TEXT = (
    "This item of a list stands below a field that has its text already.",
    "Leave nothing after the colon of that field; if no list is meant, delete the hyphen.",
)
TIGHT_COLON = re.compile(LEAD.pattern + r"(?P<name>[A-Za-z_][\w-]*):(?P<text>[^\s:/].*)")


def bullet(complaint: Complaint) -> Finding | None:
    """Explain a line that begins with a star or a dot, as items do in other programs."""
    index = _blamed(complaint)
    start = complaint.source.line_start(index) + field_column(complaint.source.line(index))
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
    start = source.line_start(index) + field_column(line)
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
    if re.match(r"[ ]*- ", line_above(source, index)) and lead(line) == lead(line_above(source, index)):
        wrong = f"The hyphen of the item `{shown(line.strip())}` is missing."
        way_out = f"Write `{shown_line(' ' * lead(line) + '- ' + line.strip())}`, or indent it more if it goes on."
        return about_line(source, index, wrong, way_out)
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
        column = field_column(source.line(first))
        way_out = f"Write `{shown_line(' ' * column + complaint.line.strip())}`, right below the field above."
        return about_line(source, complaint.index, wrong, way_out)
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
