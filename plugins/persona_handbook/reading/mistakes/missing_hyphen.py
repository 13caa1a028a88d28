"""List entries without a hyphen, which look like a part of the entry above."""

from __future__ import annotations

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.schema.possible_fields import fields_at
from persona_handbook.reading.source_text.line_layout import FIELD, lead
from persona_handbook.reading.source_text.quoting import shortened, shortened_line
from persona_handbook.reading.source_text.source import Source


def missing_hyphen(source: Source, index: int) -> Finding | None:
    """Explain a field where a list item should start: in the column of hyphens, or as the first field of an entry.

    Args:
        source: the file
        index: the line of the field
    """
    line = source.line(index)
    found = FIELD.match(line)
    column = lead(line)
    above = _entry_above(source, index, column)
    if not found or line.lstrip().startswith("-") or above is None or not FIELD.match(source.line(above)):
        return None
    start = lead(source.line(above))
    name = found["name"].strip()
    if name not in fields_at(source, above, _field_column(source, above)):
        return None
    below = _lines_of_entry(source, index, column)
    shift = start + 2 - column
    corrected = f"{' ' * start}- {line.strip()}"
    edits = [source.line_replacement(index, corrected)]
    if shift > 0:
        edits += [source.line_replacement(at, " " * shift + source.line(at)) for at in below if source.line(at).strip()]
    at = source.line_start(index)
    wrong = gettext(
        "The hyphen before `%(text)s` is missing. It starts another list item.", text=shortened(line.strip())
    )
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    if shift > 0 and below:
        first, last = (source.line_number(source.line_start(each)) for each in (below[0], below[-1]))
        way_out = gettext(
            "Write `%(line)s`, and indent lines %(first)s to %(last)s like it.",
            line=shortened_line(corrected),
            first=first,
            last=last,
        )
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    end = at + found.end("name")
    return source.finding(
        at + column,
        end,
        wrong,
        way_out,
        advice=edit,
    )


def _field_column(source: Source, index: int) -> int:
    line = source.line(index)
    found = FIELD.match(line)
    return found.start("name") if found else lead(line) + 2


def _entry_above(source: Source, index: int, column: int) -> int | None:
    """Return the line of the entry above to which a line at a column belongs, or next to which it starts."""
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("- ") and lead(line) in {column, column - 2}:
            return above
        if lead(line) < column:
            return None
    return None


def _lines_of_entry(source: Source, index: int, column: int) -> list[int]:
    below: list[int] = []
    for at in range(index + 1, source.line_count):
        line = source.line(at)
        if line.strip() and (lead(line) < column or (lead(line) == column and line.lstrip().startswith("- "))):
            break
        below.append(at)
    while below and not source.line(below[-1]).strip():
        below.pop()
    return below
