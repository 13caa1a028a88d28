"""Mistakes within one text: quotes, brackets, colons, and what a text cannot begin with."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes.lookalikes import never_closed, unknown_escape
from persona_handbook.reading.mistakes.parser_error import Complaint, Kind
from persona_handbook.reading.mistakes.unsupported import starts_with_sign
from persona_handbook.reading.yaml.layout import FIELD, value_column
from persona_handbook.reading.yaml.quoting import in_quotes, shown, shown_line
from persona_handbook.reading.yaml.source import Source

REMARK_IN_BRACKETS = re.compile(r"(?<=[\s,\[\]{}])#.*")
REMARK_OR_BRACKET = re.compile(REMARK_IN_BRACKETS.pattern + r"|[\[\]{}]")
PUT_IN_QUOTES = "Put the whole text in quotes"
CLOSING = {"[": "]", "{": "}"}


def escape(complaint: Complaint) -> Finding | None:
    """Explain a backslash that means nothing."""
    if complaint.kind is not Kind.ESCAPE:
        return None
    return unknown_escape(complaint.source, complaint.source.text.rfind("\\", 0, complaint.at + 1))


def open_quote(complaint: Complaint) -> Finding | None:
    """Explain a quote that has no other half in the whole file."""
    if complaint.kind is not Kind.QUOTE or complaint.since is None:
        return None
    return never_closed(complaint.source, complaint.since)


def after_quote(complaint: Complaint) -> Finding | None:
    """Explain a text in quotes that ended sooner than was meant: more follows on the same line."""
    (start, end), source = complaint.last.span, complaint.source
    between = source.text[end : complaint.at]
    if complaint.last.style not in {"'", '"'} or complaint.at < end or between.strip() or "\n" in between:
        return None
    if source.line_index(start) != source.line_index(end):
        return never_closed(source, start)
    if complaint.kind is Kind.BRACKET:
        wrong = f"A comma is missing after {shown(source.text[start:end])}."
        way_out = f"Write one; if the text goes on here, put it in {_other_quotes(source.text[start])} quotes."
        return source.finding(end - 1, end, wrong, way_out)
    wrong = f"The quote that closes {shown(source.text[start:end])} ends the text too early."
    line, column = source.line(source.line_index(start)), source.column(start)
    return source.finding(end - 1, end, wrong, f"Write `{shown_line(line[:column] + requoted(line[column:]))}`.")


def _other_quotes(quote: str) -> str:
    return "double" if quote == "'" else "single"


def requoted(text: str) -> str:
    """Give a text, in which quotes stand within quotes, in quotes that bear with them."""
    said = text.strip()
    if len(said) > 1 and said[0] == said[-1]:
        return in_quotes(said[1:-1])
    return in_quotes(said)


def after_bracket(complaint: Complaint) -> Finding | None:
    """Explain a text that begins with words in brackets and goes on after them."""
    before = complaint.line[: complaint.column].rstrip()
    if complaint.kind is Kind.BRACKET or not before.endswith(("]", "}")) or complaint.column >= len(complaint.line):
        return None
    start = value_column(complaint.line)
    wrong = f"After the bracket `{before[-1]}` the text goes on."
    return complaint.source.finding(
        complaint.at, complaint.at + 1, wrong, f"{PUT_IN_QUOTES}: `{_in_quotes_from(complaint.line, start)}`."
    )


def colon_in_text(complaint: Complaint) -> Finding | None:
    """Explain a colon that makes the rest of a text look like a field's value."""
    field = FIELD.match(complaint.line)
    if complaint.kind is not Kind.COLON or not field or field.end("colon") > complaint.column:
        return None
    text = shown(complaint.line[field.end("colon") :].strip())
    wrong = f"The colon within the text `{text}` makes it look like another field."
    way_out = f"{PUT_IN_QUOTES}: `{_in_quotes_from(complaint.line, value_column(complaint.line))}`."
    return complaint.source.finding(complaint.at, complaint.at + 1, wrong, way_out)


def _in_quotes_from(line: str, column: int) -> str:
    return shown_line(line[:column] + in_quotes(line[column:].rstrip()))


def bracket(complaint: Complaint) -> Finding | None:
    """Explain a bracket that is never closed, or what is missing within it."""
    source, since = complaint.source, complaint.since
    if complaint.kind is not Kind.BRACKET or since is None or source.text[since : since + 1] not in CLOSING:
        return None
    opening = source.text[since]
    if not _is_closed(source, since):
        wrong = f"The bracket `{opening}` that opens here is never closed."
        if REMARK_IN_BRACKETS.search(source.line(source.line_index(since)), source.column(since)):
            wrong = f"The bracket `{opening}` is never closed, because `#` begins a remark up to the end of the line."
            return source.finding(since, since + 1, wrong, "Put each text that begins with # in quotes.")
        way_out = f"Write `{CLOSING[opening]}` after the last item; if it begins a text, put the text in quotes."
        return source.finding(since, since + 1, wrong, way_out)
    if source.text[complaint.at : complaint.at + 1] == ":":
        wrong = "A colon within brackets makes the text before it look like the name of a field."
        way_out = f"{PUT_IN_QUOTES}; if a field is meant, a comma is missing before its name."
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out)
    wrong = (
        f"Within the brackets, something is missing before `{source.text[complaint.at : complaint.at + 1].strip()}`."
    )
    way_out = "Write a comma between two items, and quotes around a text that holds commas, brackets or quotes."
    return source.finding(complaint.at, complaint.at + 1, wrong, way_out)


def _is_closed(source: Source, start: int) -> bool:
    depth = 0
    for found in REMARK_OR_BRACKET.finditer(source.text, start):
        depth += (found[0] in {"[", "{"}) - (found[0] in {"]", "}"})
        if depth == 0:
            return True
    return False


def beginning(complaint: Complaint) -> Finding | None:
    """Explain a text that begins with a character that has a meaning of its own there."""
    source = complaint.source
    if source.text.startswith("%") and not complaint.last.span[1]:
        return starts_with_sign(source, 0)
    if complaint.kind not in {Kind.BEGINNING, Kind.QUESTION_MARK}:
        return None
    in_brackets = re.search(r"[\[{]", complaint.line[: complaint.column])
    if in_brackets and source.text[complaint.at : complaint.at + 1] in {",", "]", "}"}:
        wrong = f"Within the brackets, nothing stands before `{source.text[complaint.at]}`."
        return source.finding(complaint.at, complaint.at + 1, wrong, "Delete the comma that is too many.")
    for start in (complaint.since, complaint.at):
        if start is not None and source.text[start : start + 1] and source.text[start] in "@`%*&!|>,]}?":
            return starts_with_sign(source, start)
    return None
