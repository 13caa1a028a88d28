"""Text in curly brackets that is not a field: a text cut by a comma, or a text that starts with a bracket."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.brackets import is_list, written_as_fields
from persona_handbook.reading.mistakes.same_line import CURLY
from persona_handbook.reading.source_text.quoting import in_quotes, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.open_collection import Opened, Rest
from persona_handbook.reading.yaml.value import Span

NO_COLON = re.compile(r"\s*[,}]")


def is_rest(source: Source, opened: Opened, words: Span) -> bool:
    """Return whether this text is inside curly brackets and has no colon after it."""
    return opened.flow and bool(NO_COLON.match(source.text, words[1]))


def rest_findings(source: Source, closed: Opened, span: Span) -> list[Finding]:
    """Yield a finding for each text in curly brackets that was cut by a comma."""
    if closed.pointer is None:
        return []
    if closed.holds_words_alone:
        words = source.text[slice(*span)]
        index = source.line_index(span[0])
        if source.line_index(span[1]) == index and is_list(source, index):
            line, (start, end) = source.line(index), (source.column(span[0]), source.column(span[1]))
            corrected = f"{line[:start]}[{line[start + 1 : end - 1].strip()}]{line[end:]}"
            wrong = gettext("A list has square brackets, not curly ones.")
            fix = source.line_replacement(index, corrected)
            return [source.finding(*span, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=fix)]
        fields = written_as_fields(source, index) if source.line_index(span[1]) == index else ""
        if fields:
            edit = source.line_replacement(index, fields)
            wrong = gettext(
                "Fields in curly brackets have a colon and a space after each name, and commas between them."
            )
            return [
                source.finding(*span, wrong, gettext("Write `%(line)s`.", line=shortened_line(fields)), advice=edit)
            ]
        wrong = gettext("`%(text)s` is not text, because curly brackets contain fields.", text=shortened(words))
        return [source.finding(*span, wrong, _in_quotes(source, span))]
    return [_rest(source, rest) for rest in closed.rests]


def placeholder(source: Source, inner: int, outer: int) -> Finding:
    """Report brackets where the name of a field should be.

    Args:
        source: the file
        inner: the offset of the inner bracket
        outer: the offset of the curly bracket around it
    """
    end = source.text.find("}}", inner)
    if source.text[outer : outer + 2] == "{{" and end > 0:
        span = (outer, end + 2)
        wrong = gettext(
            "`%(text)s` looks like a template placeholder, not text.", text=shortened(source.text[slice(*span)])
        )
        rest = _to_end_of_line(source, span)
        return source.finding(*span, wrong, _in_quotes(source, rest))
    wrong = gettext("The bracket `%(text)s` is in the place of a field name.", text=source.text[inner])
    return source.finding(inner, inner + 1, wrong, gettext("If it is part of the text, put the whole text in quotes."))


def _rest(source: Source, rest: Rest) -> Finding:
    words = shortened(source.text[slice(*rest.words)])
    if not rest.field:
        wrong = gettext("The name `%(words)s` in the curly brackets has no value.", words=words)
        return source.finding(
            *rest.words, wrong, gettext("Write a colon, a space and its value after it, or delete it.")
        )
    wrong = gettext(
        "The comma before `%(words)s` ends the text of the field `%(field)s` too early.", words=words, field=rest.field
    )
    span = (rest.start, rest.words[1])
    return source.finding(*rest.words, wrong, _in_quotes(source, span), advice=_quoted(source, span))


def _in_quotes(source: Source, span: Span) -> str:
    start, end = span
    index = source.line_index(start)
    first = source.line_start(index)
    said = source.text[start:end]
    line = source.line(index)
    if source.line_index(end) != index:
        return gettext("Put the whole text in quotes.")
    corrected = line[: start - first] + in_quotes(_without_curly(said)) + line[end - first :]
    return gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(corrected))


def _quoted(source: Source, span: Span) -> Replacement | None:
    """Return the edit that quotes a text on one line."""
    if source.line_index(span[0]) != source.line_index(span[1]):
        return None
    return source.replacement(*span, in_quotes(_without_curly(source.text[slice(*span)])))


def _without_curly(said: str) -> str:
    """Return a text without curly quotes around the whole of it."""
    found = CURLY.fullmatch(said.strip())
    return found["said"].strip() if found else said


def _to_end_of_line(source: Source, span: Span) -> Span:
    index = source.line_index(span[0])
    end = source.line_start(index) + len(source.line(index).rstrip())
    return (span[0], max(span[1], end))
