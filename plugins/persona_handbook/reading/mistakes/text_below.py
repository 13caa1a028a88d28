"""Texts of several lines without their indentation or quotes."""

from __future__ import annotations

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.phrasing import instead_up_to
from persona_handbook.reading.schema.possible_fields import fields_here, is_prose
from persona_handbook.reading.source_text.line_kinds import BLOCK, NO_VALUE, lines_of_texts
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, field_column, lead
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened_line
from persona_handbook.reading.source_text.source import Source

SAYING = ("says", "text")
QUOTES = "\"'"


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
    wrong = gettext("This line continues the text above, but is not indented below it.")
    if name:
        wrong = gettext(
            "This line continues the text of `%(name)s`, but is not indented below it.", name=name["name"].strip()
        )
    corrected = " " * indent + source.line(index).strip()
    first, end = source.line_number(source.line_start(index)), source.line_number(source.line_start(last))
    way_out = instead_up_to(shortened_line(corrected), end if end > first else None)
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
        is_empty = bool(found) and bool(NO_VALUE.search(line))
        goes_on = (has_text or is_empty) and is_prose(source, above) and _is_known(source, above)
        return above if goes_on or (has_text and is_prose(source, above)) or BLOCK.search(line) else None
    return None


def _is_known(source: Source, index: int) -> bool:
    found = FIELD.match(source.line(index))
    return bool(found) and found["name"].strip() in fields_here(source, index) if found else False


def text_of_part(source: Source, index: int) -> Finding | None:
    """Explain a text below the name of a part with fields: the name of its field is missing."""
    above = next((at for at in range(index - 1, -1, -1) if source.line(at).strip()), -1)
    found = FIELD.match(source.line(above)) if above >= 0 else None
    if not found or not NO_VALUE.search(source.line(above)) or lead(source.line(index)) <= found.start("name"):
        return None
    properties = fields_here(source, above).get(found["name"].strip(), {}).get("properties", {})
    saying = next((each for each in SAYING if each in properties), None)
    if not saying:
        return None
    said = source.line(index).strip()
    corrected = f"{' ' * lead(source.line(index))}{saying}: {said if is_plain(said) else in_quotes(said)}"
    wrong = gettext("The field name `%(name)s` is missing before this text.", name=saying)
    edit = source.line_replacement(index, corrected)
    return about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit)


def text_before_fields(source: Source, index: int) -> Finding | None:
    """Explain a text on the line of a part with fields, some of which follow below it."""
    line = source.line(index)
    found = FIELD.match(line)
    said = line[found.end() :].strip() if found else ""
    properties = fields_here(source, index).get(found["name"].strip(), {}).get("properties", {}) if found else {}
    saying = next((each for each in SAYING if each in properties), None)
    below = next((each for at in range(index + 1, source.line_count) if (each := source.line(at)).strip()), "")
    inner = FIELD.match(below)
    if not found or not said or not saying or not inner or inner["name"].strip() not in properties:
        return None
    if inner.start("name") <= found.start("name") or said[0] in "[{&*!|>":
        return None
    second = f"{' ' * inner.start('name')}{saying}: {said if is_plain(said) or said[0] in QUOTES else in_quotes(said)}"
    first = line[: found.end()].rstrip()
    start = source.line_start(index) + line.index(said, found.end())
    wrong = gettext("The field name `%(name)s` is missing before this text.", name=saying)
    way_out = gettext(
        "Write `%(line)s`, and on a separate line below it `%(below)s`.",
        line=shortened_line(first),
        below=shortened_line(second),
    )
    edit = source.line_replacement(index, f"{first}\n{second}")
    return source.finding(start, start + len(said), wrong, way_out, advice=edit)


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
