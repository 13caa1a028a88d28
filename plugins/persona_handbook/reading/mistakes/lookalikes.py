"""Valid YAML that does not mean what its author intended."""

from __future__ import annotations

import re
import unicodedata

from persona_handbook.finding import Finding, Level
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.tabs import without_tabs
from persona_handbook.reading.schema.possible_fields import fields_here, is_prose
from persona_handbook.reading.source_text.line_layout import FIELD, of_lines, value_column
from persona_handbook.reading.source_text.quoting import UNSHOWABLE, in_quotes, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Span

DECIMAL = re.compile(r"(?P<whole>(?<![\d.,])\d+),(?P<rest>\d+)")
LOOKALIKE = re.compile(r"[\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202f\u205f-\u2064\u3000]")
BEFORE_A_VALUE = re.compile(r"[ ]*(?:- +)*(?:[^\"'\[\]{}]*: +)?$")
CURLY_END = re.compile(r"[\u201c\u201d\u2018\u2019\u00bb]$")
IN_CURLY = re.compile(
    r"(?P<open>[\u201c\u201e\u201f\u00ab\u2018\u201a])(?P<said>[^\u201c\u201d\u201e\u00ab\u00bb]+)[\u201c\u201d\u00bb\u2019\u2018]"
    r"(?:\s*[(\u2013\u2014,-]+\s*(?P<by>[A-Za-z]{1,3}[- ]?\d{1,4})\s*\)?)?"
)
CLIPPED = re.compile(
    r"'(?:cause|cuz|til|em|bout|round|tis|twas|n|s|ne|nen|nem|ner|was)\b(?![^\n]*'\s*$)", re.IGNORECASE
)
SPACES = rf"(?:[ ]|{LOOKALIKE.pattern})*"
LOOKALIKE_HEAD = re.compile(rf"(?:[ -]|{LOOKALIKE.pattern})*(?:(?:[\w-]|{LOOKALIKE.pattern})+:)?{SPACES}")
REMARK = re.compile(r"[ \t]+(#[^\s#!].*)")
BULLETS = "*+\u00b7\u2010\u2011\u2013\u2014\u2022\u2023\u2043\u25a0\u25aa\u25cf\u25e6\u2610\u2713\u2714\u27a2\uf0b7"
FALSE_BULLET = re.compile(rf"-[^\W\d]|[{BULLETS}][ \t\u00a0]|o[ \t]+(?=[a-z_]+: )")
LINE_LEAD_WITH_TAB = re.compile(r"[\r\n] *(\t+)[ \t]*[^\s]")
HYPHEN_LINE = re.compile(r"[\r\n][ \t]*(- )")
FIELD_LINE = re.compile(r"[\r\n]([ ]*)(?:(?:- +)?[\w-]+:(?=\s)|- +\S)")
WIDE_ESCAPE = re.compile(
    r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!000|0010)[0-9a-fA-F]{8}|U0000[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def runaway_quote(source: Source, span: Span, margin: int) -> Finding | None:
    """Find a quoted text that contains the fields below it.

    Args:
        source: the file
        span: the quoted text
        margin: the column, from 0, of the fields or items beside this text
    """
    start, end = span
    for line in FIELD_LINE.finditer(source.text, start, end):
        if len(line[1]) <= margin:
            return never_closed(source, start)
    return None


def never_closed(source: Source, start: int) -> Finding:
    """Report that the quote at an offset is not closed on its line."""
    index, quote = source.line_index(start), source.text[start]
    line, column = source.line(index), source.column(start)
    wrong = gettext("The quotation mark %(quote)s is not closed on this line.", quote=quote)
    corrected, advice = "", None
    if quote == "'" and CLIPPED.match(line, column) and BEFORE_A_VALUE.match(line[:column]):
        whole = line[:column] + in_quotes(line[column:].rstrip())
        way_out = gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(whole))
        return source.finding(start, start + 1, wrong, way_out, advice=source.line_replacement(index, whole))
    if BEFORE_A_VALUE.match(line[:column]):
        said = line[column + 1 :].rstrip()
        other = {'"': "'", "'": '"'}[quote]
        said = said[:-1] if said.endswith(other) and said.count(other) == 1 else CURLY_END.sub("", said)
        corrected = line[: column + 1] + said.rstrip() + quote
        advice = source.line_replacement(index, corrected)
    return source.finding(start, start + 1, wrong, _way_to_close(corrected, quote), advice=advice)


def _way_to_close(corrected: str, quote: str) -> str:
    line = shortened_line(corrected) if corrected else ""
    if line and quote == "'":
        return gettext(
            "Write the closing quotation mark at the end of the text: `%(line)s`. If it is an apostrophe, put the text "
            "in double quotes.",
            line=line,
        )
    if line:
        return gettext("Write the closing quotation mark at the end of the text: `%(line)s`.", line=line)
    if quote == "'":
        return gettext(
            "Write the closing quotation mark at the end of the text. If it is an apostrophe, put the text in double "
            "quotes."
        )
    return gettext("Write the closing quotation mark at the end of the text.")


def tab_in_lead(source: Source, span: Span) -> Finding | None:
    """Find a tab in the indentation of a later line of a text."""
    found = LINE_LEAD_WITH_TAB.search(source.text, *span)
    return indented_with_tab(source, *found.span(1)) if found else None


def indented_with_tab(source: Source, start: int, end: int) -> Finding:
    """Report lines that are indented with tabs."""
    corrected = without_tabs(source)
    index = source.line_index(start)
    if index not in corrected:
        way_out = gettext("Indent it with two spaces for each level, like the lines around it.")
        return source.finding(start, end, gettext("This line is indented with a tab."), way_out)
    first = min(corrected)
    edits = [source.line_replacement(at, line) for at, line in corrected.items()]
    fix = source.together(edits) if len(edits) > 1 else edits[0]
    way_out = gettext("Indent it with spaces: `%(line)s`.", line=shortened_line(corrected[first]))
    wrong = gettext("This line is indented with a tab.")
    if len(edits) > 1:
        numbers = [source.line_number(source.line_start(at)) - 1 for at in corrected]
        wrong = gettext("This line is indented with a tab; in all, %(lines)s are.", lines=of_lines(numbers))
        way_out = gettext("Indent them with spaces, as in `%(line)s`.", line=shortened_line(corrected[first]))
    line = source.line(first)
    at = source.line_start(first) + line.index("\t")
    return source.finding(at, source.line_start(first) + len(line) - len(line.lstrip()), wrong, way_out, fix=fix)


def false_bullet(source: Source, span: Span) -> Finding | None:
    """Find a bullet character that should be the hyphen of a list item."""
    bullet = FALSE_BULLET.match(source.text, *span)
    start = span[0]
    index = source.line_index(start)
    line, column = source.line(index), source.column(start)
    if not bullet or line[:column].strip(" -"):
        return None
    item = line[column + 1 :].strip()
    corrected = line[:column] + "- " + item
    wrong = gettext("`%(bullet)s` does not start a list item.", bullet=bullet[0][0])
    if bullet[0][0] == "-":
        wrong = gettext("A space is missing after the hyphen of `-%(text)s`.", text=shortened(item))
    fix = source.line_replacement(index, corrected)
    return source.finding(
        start, start + 1, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=fix
    )


def lookalike_lead(source: Source, span: Span) -> Finding | None:
    """Find a line whose indentation contains a character that looks like a space."""
    start = span[0]
    if not LOOKALIKE.match(source.text, *span) or source.line(source.line_index(start))[: source.column(start)].strip(
        " -"
    ):
        return None
    return lookalike_space(source, (start, start + 1))


def lookalike_space(source: Source, span: Span) -> Finding | None:
    """Find a character that looks like a space or is invisible."""
    found = LOOKALIKE.search(source.text, *span)
    if not found:
        return None
    wrong = gettext("This space is not a normal one, or is invisible (U+%(ord)s).", ord=f"{ord(found[0]):04X}")
    index = source.line_index(found.start())
    line = source.line(index)
    head = LOOKALIKE_HEAD.match(line)
    corrected = _spaced(head[0]) + line[head.end() :] if head and LOOKALIKE.search(head[0]) else ""
    if not corrected and not is_prose(source, index):
        corrected = _spaced(line)
    way_out = gettext("Delete it, and type a space if one is needed. Pasted text often contains such characters.")
    if not corrected:
        return source.finding(found.start(), found.end(), wrong, way_out)
    way_out = gettext("Write `%(line)s`, with normal spaces.", line=shortened_line(corrected))
    fix = source.line_replacement(index, corrected)
    return source.finding(found.start(), found.end(), wrong, way_out, fix=fix)


def _spaced(text: str) -> str:
    """Replace characters that look like spaces, and remove invisible ones."""
    kept = (each for each in text if unicodedata.category(each) == "Zs" or not LOOKALIKE.match(each))
    return "".join(_space(each) if unicodedata.category(each) == "Zs" else each for each in kept)


def _space(sign: str) -> str:
    return "  " if unicodedata.east_asian_width(sign) == "F" else " "


def cut_by_remark(source: Source, span: Span) -> Finding | None:
    """Find a text that continues after `#`, so that the rest becomes a comment."""
    remark = REMARK.match(source.text, span[1])
    if not remark:
        return None
    said = remark[1].strip()
    line = source.line(source.line_index(span[0]))
    column = source.column(span[0])
    wrong = gettext(
        "`%(text)s` is not part of the text, because # after a space starts a comment.", text=shortened(said)
    )
    way_out, advice = gettext("Put the whole text in quotes. If it is a comment, write a space after the #."), None
    if source.line_index(span[0]) == source.line_index(span[1]):
        corrected = line[:column] + in_quotes(line[column:].rstrip())
        advice = source.line_replacement(source.line_index(span[0]), corrected)
        shown_ = shortened_line(corrected)
        way_out = gettext(
            "Put the whole text in quotes: `%(line)s`. If it is a comment, write a space after the #.", line=shown_
        )
    return source.finding(*remark.span(1), wrong, way_out, Level.WARNING, advice=advice)


def curly_quotes_around(source: Source, span: Span) -> Finding | None:
    """Find a text in curly quotes, which become part of it; what follows them as the speaker becomes a comment."""
    start, end = span
    if source.spans_lines(span):
        return None
    found = IN_CURLY.fullmatch(source.text, start, end)
    if not found:
        return None
    index = source.line_index(start)
    line, said = source.line(index), in_quotes(found["said"].strip())
    if not FIELD.match(line) or value_column(line) != source.column(start) or not is_prose(source, index):
        return None
    comment = f" # {found['by']}" if found["by"] else ""
    if comment and line[source.column(end) :].strip():
        return None
    corrected = f"{line[: source.column(start)]}{said}{comment}{line[source.column(end) :]}"
    edit = source.line_replacement(index, corrected)
    wrong = gettext("Curly quotes such as `%(open)s` become part of the text.", open=found["open"])
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    if comment:
        return source.finding(start, end, wrong, way_out, Level.WARNING, advice=edit)
    return source.finding(start, end, wrong, way_out, Level.NOTE, fix=edit)


def item_in_text(source: Source, span: Span) -> Finding | None:
    """Find a line that looks like a list item but continues the text above it."""
    found = HYPHEN_LINE.search(source.text, *span)
    if not found or _is_value_of_list(source, span):
        return None
    wrong = gettext("This line looks like a list item, but continues the text above it.")
    way_out = gettext("For a list, leave nothing after the colon above it. For text, put it in quotes.")
    return source.finding(*found.span(1), wrong, way_out, Level.WARNING)


def _is_value_of_list(source: Source, span: Span) -> bool:
    """Return whether a text is the value of a list of texts, which is told as a whole."""
    index = source.line_index(span[0])
    if FIELD.match(source.line(index)) is None:
        index -= 1
    found = FIELD.match(source.line(index))
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    return schema.get("type") == "array" and "x-refers-to" not in schema.get("items", {})


def unshowable(source: Source, text: str, span: Span) -> Finding | None:
    """Find a backslash escape for a character that no page can show."""
    found = UNSHOWABLE.search(text)
    if not found:
        return None
    wrong = gettext("This text contains a character that cannot be shown (U+%(ord)s).", ord=f"{ord(found[0]):04X}")
    return source.finding(*span, wrong, gettext("Delete the backslash and its code, or put the text in single quotes."))


def wide_escape(source: Source, span: Span) -> Finding | None:
    """Find an escape for a surrogate or for a number beyond Unicode."""
    found = WIDE_ESCAPE.search(source.text, *span)
    return unknown_escape(source, found.start()) if found else None


def unknown_escape(source: Source, start: int) -> Finding:
    """Report that the backslash at an offset starts no valid escape."""
    half = WIDE_ESCAPE.match(source.text, start)
    if half:
        wrong = gettext("The code `%(half)s` is only half of a character.", half=half[0])
        return source.finding(start, half.end(), wrong, gettext("Type the character itself instead of its code."))
    said = source.text[start : start + 2].strip()
    wrong = gettext("In double quotes, `%(said)s` is not a character.", said=said)
    way_out = gettext("Put the text in single quotes, or write the backslash twice.")
    return source.finding(start, start + 2, wrong, way_out, advice=source.replacement(start, start, "\\"))


def name_that_is_none(source: Source, name: str, span: Span) -> Finding | None:
    """Find an unquoted field name that YAML reads as a number, true, false or null."""
    if isinstance(plain_value(name), str):
        return None
    if not name:
        wrong = gettext("The field name is missing before the colon.")
        return source.finding(
            span[0], span[0] + 1, wrong, gettext("Write the field name before the colon, or delete the colon.")
        )
    decimal = DECIMAL.search(source.text, max(0, span[0] - 20), span[1])
    if decimal and decimal.end() == span[1]:
        number = f"{decimal['whole']}.{decimal['rest']}"
        wrong = gettext("The comma in `%(decimal)s` ends the number too early.", decimal=decimal[0])
        edit = source.replacement(*decimal.span(), number)
        return source.finding(
            *decimal.span(), wrong, gettext("Write `%(number)s`, with a point.", number=number), advice=edit
        )
    wrong = gettext("`%(text)s` is in the place of a field name.", text=shortened(name))
    way_out = gettext("Write a field name. For a list item, start the line with a hyphen and a space instead.")
    return source.finding(*span, wrong, way_out)
