"""Texts of several lines without their indentation or quotes."""

from __future__ import annotations

from persona_handbook.finding import Finding, Replacement
from persona_handbook.reading.schema.known_here import fields_here
from persona_handbook.reading.yaml.layout import FIELD, about_line, field_column, lead
from persona_handbook.reading.yaml.line_kinds import BLOCK, lines_of_texts
from persona_handbook.reading.yaml.quoting import in_quotes, shortened_line
from persona_handbook.reading.yaml.source import Source


def goes_on_with_text(source: Source, index: int) -> Finding | None:
    """Explain a line that continues the text above it but is not indented."""
    above = _field_above(source, index)
    if above is None:
        return None
    line = source.line(above)
    column = field_column(line)
    if lead(source.line(index)) > column:
        return None
    indent = max(column + 2, _indent_of_text(source, above, index))
    last = index
    while last + 1 < source.line_count and _is_words(source.line(last + 1), column):
        last += 1
    edits = [source.line_replacement(each, " " * indent + source.line(each).strip()) for each in range(index, last + 1)]
    name = FIELD.match(line)
    what = f"the text of `{name['name'].strip()}`" if name else "the text above"
    wrong = f"This line continues {what}, but is not indented below it."
    corrected = " " * indent + source.line(index).strip()
    first, end = source.line_number(source.line_start(index)), source.line_number(source.line_start(last))
    also = f", and indent the lines up to line {end} in the same way" if end > first else ""
    way_out = f"Write `{shortened_line(corrected)}`{also}."
    return about_line(source, index, wrong, way_out, advice=source.together(edits) if len(edits) > 1 else edits[0])


def _field_above(source: Source, index: int) -> int | None:
    """Return the line of the field whose text is above a line, or None if there is no text above it."""
    texts = lines_of_texts(source)
    for above in range(index - 1, -1, -1):
        line = source.line(above)
        if not line.strip() or above in texts:
            continue
        found = FIELD.match(line)
        has_text = found and line[found.end() :].strip() and line[found.end() :].lstrip()[0] not in "[{&*#"
        return above if (has_text and _is_prose(source, above)) or BLOCK.search(line) else None
    return None


def _is_prose(source: Source, index: int) -> bool:
    """Return whether the field on a line is known to accept text of any length."""
    found = FIELD.match(source.line(index))
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    return schema.get("type", "string") == "string" and not {"enum", "format"} & schema.keys()


def _indent_of_text(source: Source, above: int, index: int) -> int:
    lines = (source.line(each) for each in (*range(above + 1, index), *range(index + 1, source.line_count)))
    first = next((line for line in lines if line.strip()), "")
    is_text = not FIELD.match(first) and not first.lstrip().startswith("- ")
    return lead(first) if BLOCK.search(source.line(above)) and is_text else 0


def _is_words(line: str, column: int) -> bool:
    begins_something = FIELD.match(line) or line.lstrip().startswith(("- ", "#"))
    return bool(line.strip()) and lead(line) <= column and not begins_something


def whole_text_in_quotes(source: Source, start: int, index: int) -> Replacement:
    """Quote a text of several lines: from an offset to the last line indented as part of it."""
    margin = field_column(source.line(source.line_index(start)))
    last = index
    while last + 1 < source.line_count and source.line(last + 1).strip() and lead(source.line(last + 1)) > margin:
        last += 1
    end = source.line_start(last) + len(source.line(last).rstrip())
    return source.replacement(start, end, in_quotes(source.text[start:end]))
