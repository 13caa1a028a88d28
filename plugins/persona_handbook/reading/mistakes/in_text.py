"""Mistakes within one text: quotes, brackets, colons and characters that a text cannot start with."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.lookalikes import never_closed, unknown_escape
from persona_handbook.reading.mistakes.parser_error import Complaint, ParserMistake
from persona_handbook.reading.mistakes.same_line import comma_at_the_end, curly_quotes, second_field
from persona_handbook.reading.mistakes.unsupported import starts_with_sign
from persona_handbook.reading.schema.possible_fields import fields_at, is_prose
from persona_handbook.reading.source_text.line_layout import FIELD, value_column
from persona_handbook.reading.source_text.quoting import in_quotes, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source

DOUBLED = re.compile(r"(?P<quote>[\"'])(?P=quote)(?P<said>[^\"']+)(?P=quote)(?P=quote)")
SPOKEN = re.compile(r"(?P<said>\"[^\"]+\"|'[^']+')\s*[(\u2013\u2014,-]*\s*(?P<by>[A-Za-z]{1,3}[- ]?\d{1,4})\s*\)?")
ASIDE = re.compile(r"(?P<value> +[^\s\"'\[({][^\s\[({]*)\s+[\[({](?P<aside>[^\[\](){}]+)[\])}]")
TWO_TEXTS = re.compile(r"(?P<quote>[\"'])[^\"']+(?P=quote)(?:(?:\s+|\s*[,;/|]\s*)(?P=quote)[^\"']+(?P=quote))+")
INNER_QUOTE = re.compile(r"(?<![^\W_])(?P<opens>[\"'](?=[^\s.,;:!?)]))|[\"'](?![^\W_])|(?<=\s)[\"']")


def escape(complaint: Complaint) -> Finding | None:
    """Explain an invalid backslash escape."""
    if complaint.kind is not ParserMistake.ESCAPE:
        return None
    return unknown_escape(complaint.source, complaint.source.text.rfind("\\", 0, complaint.at + 1))


def open_quote(complaint: Complaint) -> Finding | None:
    """Explain a quote that is not closed anywhere in the file."""
    if complaint.kind is not ParserMistake.QUOTE or complaint.since is None:
        return None
    return never_closed(complaint.source, complaint.since)


def after_quote(complaint: Complaint) -> Finding | None:
    """Explain a quoted text that ends too early: more text follows on the same line."""
    (start, end), source = complaint.last.span, complaint.source
    between = source.text[end : complaint.at]
    if complaint.last.style not in {"'", '"'} or complaint.at < end or between.strip() or "\n" in between:
        return None
    if source.line_index(start) != source.line_index(end):
        return never_closed(source, start)
    if complaint.kind is ParserMistake.BRACKET:
        return _no_comma(complaint)
    index = source.line_index(start)
    other = comma_at_the_end(source, index, end) or second_field(source, index, source.column(end))
    if other:
        return other
    wrong = gettext(
        "The closing quotation mark of %(text)s ends the text too early.", text=shortened(source.text[start:end])
    )
    line, column = source.line(index), source.column(start)
    if TWO_TEXTS.fullmatch(line[column:].strip()):
        return _two_texts(source, index, column)
    corrected = line[:column] + requoted(line[column:])
    edit = source.line_replacement(index, corrected)
    return source.finding(
        end - 1, end, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit
    )


def _two_texts(source: Source, index: int, column: int) -> Finding:
    """Ask which of several quoted texts is meant: joined, they would say what nobody said in one breath."""
    start = source.line_start(index) + column
    wrong = gettext("This field has several texts in quotes, but can have only one.")
    way_out = gettext("Keep one of them here. Write the others in separate entries.")
    found = FIELD.match(source.line(index))
    if found and found["name"].strip() == "quote" and "quotes" in fields_at(source, index, 0):
        way_out = gettext("Keep one of them here. Add the others below `quotes:`, as in `- text: …`.")
    return source.finding(start, source.line_start(index) + len(source.line(index).rstrip()), wrong, way_out)


def _no_comma(complaint: Complaint) -> Finding:
    (start, end), source = complaint.last.span, complaint.source
    wrong = gettext("A comma is missing after %(text)s.", text=shortened(source.text[start:end]))
    way_out = gettext("Add one. If the text continues here, put it in single quotes.")
    if source.text[start] == "'":
        way_out = gettext("Add one. If the text continues here, put it in double quotes.")
    between_quotes = source.text[complaint.at : complaint.at + 1] in {"'", '"'}
    return source.finding(
        end - 1, end, wrong, way_out, advice=source.replacement(end, end, ",") if between_quotes else None
    )


def requoted(text: str) -> str:
    """Quote a text that itself contains quotes; who said it becomes a comment."""
    said = text.strip()
    doubled = DOUBLED.fullmatch(said)
    if doubled:
        return in_quotes(doubled["said"])
    spoken = SPOKEN.fullmatch(said)
    if spoken:
        return f"{spoken['said']} # {spoken['by']}"
    quote, inner = said[0], said[1:-1]
    if len(said) > 1 and said[-1] == quote and 2 * quote in inner and inner.count(quote) % 2 == 0:
        return in_quotes(inner.replace(2 * quote, quote))
    return in_quotes(inner if _encloses(said) else said)


def _encloses(said: str) -> bool:
    """Return whether the first and the last quote of a text belong together, whatever quotes are between them."""
    if len(said) < len("''") or said[0] != said[-1]:
        return False
    depth, inner = 1, [each for each in INNER_QUOTE.finditer(said, 1, len(said) - 1) if said[each.start()] == said[0]]
    for each in inner:
        depth += 1 if each["opens"] else -1
        if not depth:
            return len(inner) % 2 == 1
    return True


def colon_in_text(complaint: Complaint) -> Finding | None:
    """Explain a colon that makes the rest of a text look like the value of a field."""
    field = FIELD.match(complaint.line)
    if complaint.kind is not ParserMistake.COLON or not field or field.end("colon") > complaint.column:
        return None
    source, index, line = complaint.source, complaint.index, complaint.line
    aside = _aside(source, index, field)
    if aside:
        edit = source.line_replacement(index, aside)
        wrong = gettext("The text in brackets after the value is not part of it.")
        way_out = gettext("Write `%(line)s`.", line=shortened_line(aside))
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
    other = second_field(source, index, field.end("colon"), at=complaint.column) or curly_quotes(
        source, index, complaint.at
    )
    if other:
        return other
    repeated = _without_repeat(source, index, field)
    if repeated:
        edit = source.line_replacement(index, repeated)
        wrong, way_out = (
            gettext("The colon or the field name is repeated."),
            gettext("Write `%(line)s`.", line=shortened_line(repeated)),
        )
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
    text = shortened(line[field.end("colon") :].strip())
    wrong = gettext("The colon in the text `%(text)s` makes it look like another field.", text=text)
    corrected = in_quotes_from(line, value_column(line))
    edit = source.line_replacement(index, corrected)
    way_out = gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(corrected))
    return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)


def _aside(source: Source, index: int, field: re.Match[str]) -> str | None:
    """Return a line with the remark in brackets after a value that is no prose as a comment."""
    line = source.line(index)
    found = ASIDE.fullmatch(line[field.end("colon") :].rstrip())
    if not found or is_prose(source, index):
        return None
    return f"{line[: field.end('colon')]}{found['value']} # {found['aside']}"


def _without_repeat(source: Source, index: int, field: re.Match[str]) -> str | None:
    """Return a line without its duplicate: the name of its field, or a colon before a value that is not a text."""
    line = source.line(index)
    said = line[field.end() :].strip()
    twice = f"{field['name'].strip()}:"
    rest = said.removeprefix(twice) if said.startswith(twice) else said.removeprefix(":")
    if rest == said or (not said.startswith(twice) and is_prose(source, index)):
        return None
    return f"{line[: field.end()]} {rest.strip()}"


def in_quotes_from(line: str, column: int) -> str:
    """Put everything from a column to the end of the line in quotes."""
    return line[:column] + in_quotes(line[column:].rstrip())


def wrong_start(complaint: Complaint) -> Finding | None:
    """Explain a text that starts with a character that is special in YAML."""
    source = complaint.source
    if source.text.startswith("%") and not complaint.last.span[1]:
        return starts_with_sign(source, 0)
    if complaint.kind not in {ParserMistake.BEGINNING, ParserMistake.QUESTION_MARK}:
        return None
    in_brackets = re.search(r"[\[{]", complaint.line[: complaint.column])
    if in_brackets and source.text[complaint.at : complaint.at + 1] in {",", "]", "}"}:
        return _comma_too_many(complaint)
    for start in (complaint.since, complaint.at):
        if start is not None and source.text[start : start + 1] and source.text[start] in "@`%*&!|>,]}?":
            return starts_with_sign(source, start)
    return None


def _comma_too_many(complaint: Complaint) -> Finding:
    source, at = complaint.source, complaint.at
    wrong = gettext("There is no item before `%(text)s` in the brackets.", text=source.text[at])
    rest = re.compile(r",[ ]*").match(source.text, at)
    is_first = source.text[:at].rstrip(" ").endswith(("[", "{"))
    space = "" if is_first or source.text[at - 1].isspace() else " "
    fix = source.replacement(at, rest.end(), space) if rest else None
    if rest and source.text[:at].rstrip(" ").endswith(","):
        last = len(source.text[:at].rstrip(" "))
        fix = source.replacement(last, rest.end(), " ")
    return source.finding(at, at + 1, wrong, gettext("Delete the extra comma."), fix=fix)
