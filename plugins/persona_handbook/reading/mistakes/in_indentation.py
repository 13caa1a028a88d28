"""Mistakes in indentation: tabs, characters that look like spaces, and columns that match no line above."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.message import gettext, ngettext
from persona_handbook.reading.mistakes.between_lines import ITEM_BELOW_TEXT
from persona_handbook.reading.mistakes.lookalikes import LOOKALIKE, indented_with_tab, lookalike_space
from persona_handbook.reading.mistakes.missing_hyphen import missing_hyphen
from persona_handbook.reading.mistakes.parser_error import Complaint, ParserMistake
from persona_handbook.reading.schema.possible_fields import fields_at
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, columns_above, lead, line_above
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

LOOKALIKE_LEAD = re.compile(r"[ ]*(?:- *)?(?:[\w-]+:)?" + LOOKALIKE.pattern)
TWO_HYPHENS = re.compile(r"(?P<lead>[ ]*)- (?P<second>-[ ]+)(?P<said>[\w-]+:.*)$")
AS_IN_THE_LINES = gettext("Compare the indentation, quotes and colons of this line with the lines above it.")


def tab(complaint: Complaint) -> Finding | None:
    """Explain a line that is indented with a tab."""
    before = complaint.line[: len(complaint.line) - len(complaint.line.lstrip(" \t"))]
    if "\t" not in before:
        return None
    start = complaint.source.line_start(complaint.index)
    return indented_with_tab(complaint.source, start + before.index("\t"), start + len(before))


def lookalike(complaint: Complaint) -> Finding | None:
    """Explain a character that looks like a space in the indentation of this line or of the one above."""
    for index in (complaint.index - 1, complaint.index):
        found = LOOKALIKE_LEAD.match(complaint.source.line(index)) if index >= 0 else None
        if found:
            start = complaint.source.line_start(index)
            return lookalike_space(complaint.source, (start, start + found.end()))
    return None


def indentation(complaint: Complaint) -> Finding | None:
    """Explain a line whose column matches no line above it."""
    if (
        complaint.kind not in {ParserMistake.FIELD, ParserMistake.ITEM, ParserMistake.DOCUMENT}
        or complaint.line[: complaint.column].strip()
    ):
        return None
    source, line, index = complaint.source, complaint.line, complaint.index
    if line_above(source, index).startswith("..."):
        return about_line(
            source, index, gettext("The three dots above this line end the file."), gettext("Delete the dots.")
        )
    if line.lstrip().startswith(":"):
        wrong = gettext("The field name is missing before the colon.")
        return about_line(source, index, wrong, gettext("Write the name, or delete the line."))
    found = _two_hyphens(source, index) or _field_of_the_file(source, index) or missing_hyphen(source, index)
    return found or _moved(source, index)


def _moved(source: Source, index: int) -> Finding:
    line = source.line(index)
    here, item = lead(line), line.lstrip().startswith("- ")
    columns = columns_above(source, index, items=item)
    near = min(columns, key=lambda column: (abs(column - here), -column), default=here)
    if near != here:
        corrected = " " * near + line.strip()
        wrong = gettext(
            "The indentation of this line (%(spaces)s) does not match any line above.", spaces=_spaces(here)
        )
        way_out = gettext("Indent it by %(spaces)s: `%(line)s`.", spaces=_spaces(near), line=shortened_line(corrected))
        return about_line(source, index, wrong, way_out, advice=source.line_replacement(index, corrected))
    return about_line(source, index, *_misfit(line, line_above(source, index)))


def _two_hyphens(source: Source, index: int) -> Finding | None:
    above = next((at for at in range(index - 1, -1, -1) if source.line(at).strip()), None)
    found = TWO_HYPHENS.match(source.line(above)) if above is not None else None
    if above is None or not found or lead(source.line(index)) >= found.start("said"):
        return None
    corrected = f"{found['lead']}- {found['said']}"
    start = source.line_start(above) + found.start("second")
    fix = source.line_replacement(above, corrected)
    return source.finding(
        start,
        start + 1,
        gettext("A list item has only one hyphen."),
        gettext("Write `%(line)s`.", line=shortened_line(corrected)),
        fix=fix,
    )


def _field_of_the_file(source: Source, index: int) -> Finding | None:
    """Explain a top-level field that is indented like a part of the field above it."""
    line = source.line(index)
    found = FIELD.match(line)
    if not found or not lead(line) or line.lstrip().startswith("- "):
        return None
    name = found["name"].strip()
    columns = [column for column in columns_above(source, index, items=False) if column]
    if name not in fields_at(source, index, 0) or any(name in fields_at(source, index, column) for column in columns):
        return None
    wrong = gettext("`%(name)s` is a top-level field, but is indented like part of another field.", name=name)
    corrected = line.strip()
    way_out = gettext("Write it at the left margin: `%(line)s`.", line=shortened_line(corrected))
    return about_line(source, index, wrong, way_out, fix=source.line_replacement(index, corrected))


def _misfit(line: str, above: str) -> tuple[str, str]:
    """Describe a line that is indented correctly but does not fit, and how to fix it."""
    if not line.lstrip().startswith("- "):
        wrong = gettext("This line is between list items, but does not start with a hyphen.")
        return wrong, gettext("Start it with a hyphen and a space, or indent it like a field.")
    if lead(line) > lead(above):
        return ITEM_BELOW_TEXT
    return gettext("This list item has no field name above it."), gettext(
        "Write its field name and a colon on a line above it."
    )


def not_understood(complaint: Complaint) -> Finding:
    """Report where the parser stopped, if no other explanation applies."""
    return about_line(complaint.source, complaint.index, gettext("This line is not valid YAML."), AS_IN_THE_LINES)


def _spaces(count: int) -> str:
    return ngettext("%(num)s space", "%(num)s spaces", count) if count else gettext("no spaces")
