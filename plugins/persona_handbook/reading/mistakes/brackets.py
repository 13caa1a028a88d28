"""Brackets that are not closed or contain a mistake, and text after a closing bracket."""

from __future__ import annotations

import re

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.mistakes.parser_error import Complaint, ParserMistake
from persona_handbook.reading.mistakes.same_line import comma_at_the_end, next_entry, second_field
from persona_handbook.reading.schema.fields_on_a_line import fields_within, values_within
from persona_handbook.reading.schema.possible_fields import fields_here, schema_around
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, field_column, value_column
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line
from persona_handbook.reading.source_text.source import Source

COMMENT_IN_BRACKETS = re.compile(r"(?<=[\s,\[\]{}])#.*")
COMMENT_OR_BRACKET = re.compile(COMMENT_IN_BRACKETS.pattern + r"|[\[\]{}]")
ENTRY = re.compile(r"(?P<lead>[ ]*)- +(?=[{(])")
SPECIAL = re.compile(r"[`\"'@%&*!|>]")
CLOSING = {"[": "]", "{": "}"}
HASHED = re.compile(r"(?<=[\s,\[])#(?P<word>[^\s,\[\]]+)")
LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
MORE = re.compile(r"\](?P<between>\s*[,;+&/]?\s*|\s+(?:and|und)\s+)(?:\[(?P<inner>[^\[\]]*)\]|(?P<word>[a-z0-9-]+))$")


def is_list(source: Source, index: int) -> bool:
    """Return whether the field on a line contains a list of short items."""
    found = FIELD.match(source.line(index))
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    return schema.get("type") == "array" and schema.get("items", {}).get("type") == "string"


def after_bracket(complaint: Complaint) -> Finding | None:
    """Explain text after a bracket on the same line: a character, another field, a comment or the rest of a text."""
    source, index, line = complaint.source, complaint.index, complaint.line
    before = line[: complaint.column].rstrip()
    if complaint.kind is ParserMistake.BRACKET or not before.endswith(("]", "}")) or complaint.column >= len(line):
        return None
    end = source.line_start(index) + len(before)
    other = (
        comma_at_the_end(source, index, end)
        or second_field(source, index, len(before))
        or next_entry(source, index, len(before))
    )
    if other:
        return other
    if is_list(source, index):
        return _after_list(complaint, before)
    address = _address(source, index)
    if address:
        edit, way_out = (
            source.line_replacement(index, address),
            gettext("Write `%(line)s`.", line=shortened_line(address)),
        )
        wrong = gettext("An address is written without the marks of Markdown.")
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
    wrong = gettext("The text continues after the bracket `%(before)s`.", before=before[-1])
    corrected = line[: value_column(line)] + in_quotes(line[value_column(line) :].rstrip())
    edit = source.line_replacement(index, corrected)
    quoted = gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(corrected))
    return source.finding(complaint.at, complaint.at + 1, wrong, quoted, advice=edit)


def _address(source: Source, index: int) -> str | None:
    """Return a line that has a Markdown link in place of a URL with the URL only."""
    line = source.line(index)
    found, link = FIELD.match(line), LINK.search(line)
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    if not found or not link or schema.get("format") != "link" or link[0] != line[found.end() :].strip():
        return None
    return f"{line[: found.end()]} {link['target']}"


def _after_list(complaint: Complaint, before: str) -> Finding:
    source, index, line = complaint.source, complaint.index, complaint.line
    rest = line[len(before) :].strip()
    more = MORE.match(before[-1] + line[len(before) :].rstrip())
    if more:
        wrong = gettext("A field can have only one list, but a second one starts here.")
        corrected = f"{before[:-1]}, {(more['inner'] or more['word'] or '').strip()}]"
    elif rest.strip("]} ") == "":
        wrong = gettext("The bracket `%(rest)s` has no opening bracket.", rest=rest[0])
        corrected = before
    else:
        wrong = gettext("The line continues after the end of the list.")
        corrected = f"{before} # {rest}"
    edit = source.line_replacement(index, corrected)
    return source.finding(
        complaint.at, complaint.at + 1, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit
    )


def object_on_a_line(complaint: Complaint) -> Finding | None:
    """Explain fields on one line without curly brackets, or with other signs between them."""
    source, index, line = complaint.source, complaint.index, complaint.line
    corrected = written_as_fields(source, index)
    if not corrected:
        return None
    start = source.line_start(index) + value_column(line)
    wrong = gettext("Fields on one line are written in curly brackets, with colons and commas.")
    edit = source.line_replacement(index, corrected)
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    return source.finding(start, source.line_start(index) + len(line.rstrip()), wrong, way_out, advice=edit)


def entry_in_brackets(source: Source, index: int) -> Finding | None:
    """Explain an entry whose fields are in brackets, but with other signs than YAML's."""
    line = source.line(index)
    corrected = written_as_fields(source, index) if ENTRY.match(line) else ""
    if not corrected or corrected == line.rstrip():
        return None
    wrong = gettext("Fields in curly brackets have a colon and a space after each name, and commas between them.")
    edit = source.line_replacement(index, corrected)
    return about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit)


def written_as_fields(source: Source, index: int) -> str:
    """Return a line with the fields of its part in curly brackets; empty if their names are unclear."""
    line = source.line(index)
    found = FIELD.match(line)
    entry = ENTRY.match(line)
    if entry:
        inner = schema_around(source, index, entry.end("lead")).get("items", {}).get("properties", {})
        written = fields_within(line[entry.end() :], inner) if inner else ""
        return f"{entry[0]}{written}" if written and not SPECIAL.search(line) else ""
    schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
    said = line[found.end() :].strip() if found else ""
    if not found or schema.get("type") != "object" or not said:
        return ""
    properties = schema.get("properties", {})
    whole = fields_within(said, properties) or values_within(said, properties)
    return f"{line[: found.end()]} {whole}" if whole and whole != said else ""


def bracket(complaint: Complaint) -> Finding | None:
    """Explain a bracket that is not closed, or a mistake inside it."""
    source, since = complaint.source, complaint.since
    if complaint.kind is not ParserMistake.BRACKET or since is None or source.text[since : since + 1] not in CLOSING:
        return None
    link = _link(complaint)
    if link:
        return link
    if not _is_closed(source, since):
        return _never_closed(source, since)
    entry = entry_in_brackets(source, complaint.index)
    if entry:
        return entry
    if source.text[complaint.at : complaint.at + 1] == ":":
        wrong = gettext("A colon in brackets makes the text before it look like a field name.")
        way_out = gettext("Put the whole text in quotes. If it is a field, add a comma before its name.")
        corrected = _with_comma(source, complaint.index, complaint.column)
        if corrected:
            edit = source.line_replacement(complaint.index, corrected)
            way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
            wrong = gettext("A comma is missing before this field.")
            return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out)
    return _missing_in_brackets(complaint, source.text[since])


def _with_comma(source: Source, index: int, column: int) -> str:
    """Return a line with a comma before the field whose colon is at a column; empty if no such field is missing."""
    line = source.line(index)
    name = re.search(r"[ ]+(?P<name>[a-z_]+)$", line[:column])
    entry = ENTRY.match(line)
    around = schema_around(source, index, entry.end("lead")).get("items", {}) if entry else {}
    found = FIELD.match(line)
    around = fields_here(source, index).get(found["name"].strip(), {}) if found and not entry else around
    if not name or name["name"] not in around.get("properties", {}) or re.search(rf"[{{,] *{name['name']}:", line):
        return ""
    return f"{line[: name.start()]}, {line[name.start('name') :]}"


def _missing_in_brackets(complaint: Complaint, opening: str) -> Finding:
    source, at = complaint.source, complaint.at
    sign = source.text[at : at + 1].strip()
    wrong = gettext("Inside the brackets, something is missing before `%(sign)s`.", sign=sign)
    if sign in CLOSING.values() and sign != CLOSING[opening]:
        edit = source.replacement(at, at + 1, CLOSING[opening])
        return source.finding(
            at,
            at + 1,
            wrong,
            gettext("Write `%(closing)s` instead of `%(sign)s`.", closing=CLOSING[opening], sign=sign),
            advice=edit,
        )
    way_out = gettext("Put commas between items, and quotes around text that contains commas, brackets or quotes.")
    return source.finding(at, at + 1, wrong, way_out)


def _link(complaint: Complaint) -> Finding | None:
    """Explain a Markdown link in a list; if it leads to a file, the file name is meant."""
    source, index, line = complaint.source, complaint.index, complaint.line
    found = next((each for each in LINK.finditer(line) if each.start() <= complaint.column <= each.end()), None)
    if not found or not is_list(source, index):
        return None
    name = re.sub(r".*/|\.(?:ya?ml|md|html)$", "", found["target"].rstrip("/"))
    said = name if SLUG.fullmatch(name) else found["text"]
    whole = line[: found.start()] + said + line[found.end() :]
    corrected = whole if "[" in line[: found.start()] else f"{line[: found.start()]}[{said}]{line[found.end() :]}"
    start = source.line_start(index) + found.start()
    wrong = gettext("A Markdown link cannot be in this list.")
    edit = source.line_replacement(index, corrected)
    return source.finding(
        start, start + len(found[0]), wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit
    )


def _never_closed(source: Source, since: int) -> Finding:
    index, opening = source.line_index(since), source.text[since]
    line, column = source.line(index), source.column(since)
    wrong = gettext("The bracket `%(opening)s` is never closed.", opening=opening)
    hashed = HASHED.search(line, column)
    if hashed and CLOSING[opening] in line[hashed.start() :]:
        return _hashed(source, since)
    corrected = _mended(source, index, column) or _closed(source, index, column)
    if corrected:
        edit = source.line_replacement(index, corrected)
        way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
        if not is_list(source, index):
            way_out = gettext(
                "Write `%(line)s`. If it is part of the text, put the text in quotes.", line=shortened_line(corrected)
            )
        return source.finding(since, since + 1, wrong, way_out, advice=edit)
    way_out = gettext(
        "Write `%(closing)s` after the last item. If it is part of the text, put the text in quotes.",
        closing=CLOSING[opening],
    )
    return source.finding(since, since + 1, wrong, way_out)


def _mended(source: Source, index: int, column: int) -> str | None:
    """Return the corrected line of a list whose bracket is opened twice, or closed with another character."""
    line = source.line(index).rstrip()
    if not is_list(source, index):
        return None
    if line[column : column + 2] == "[[" and line.endswith("]") and line.count("]") == 1:
        return line[:column] + line[column + 1 :]
    if line[column - 1 : column + 1] == "[[" and line.endswith("]") and line.count("]") == 1:
        return line[: column - 1] + line[column:]
    if line[column] == "[" and line.endswith(")") and "(" not in line[column:]:
        return f"{line[:-1]}]"
    return None


def _closed(source: Source, index: int, column: int) -> str | None:
    """Return the line with the bracket closed at its end, or None if the list continues on the next line."""
    line = source.line(index)
    comment = re.search(r"[ ]#[ ].*$", line[column:])
    said = (line[: column + comment.start()] if comment else line).rstrip()
    below = next((each for at in range(index + 1, source.line_count) if (each := source.line(at)).strip()), "")
    goes_on = below and not FIELD.match(below) and field_column(below) == len(below) - len(below.lstrip())
    if goes_on or not said[column + 1 :].strip():
        return None
    return said.rstrip(", ") + CLOSING[line[column]] + (comment[0] if comment else "")


def _hashed(source: Source, since: int) -> Finding:
    index, column = source.line_index(since), source.column(since)
    line = source.line(index)
    ids_alone = is_list(source, index)
    end = HASHED.sub(lambda found: found["word"] if ids_alone else in_quotes(found[0]), line[column:])
    corrected = line[:column] + end
    wrong = gettext("The bracket `%(opening)s` is never closed: `#` starts a comment.", opening=line[column])
    edit = source.line_replacement(index, corrected)
    return source.finding(
        since, since + 1, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit
    )


def _is_closed(source: Source, start: int) -> bool:
    depth = 0
    for found in COMMENT_OR_BRACKET.finditer(source.text, start):
        depth += (found[0] in {"[", "{"}) - (found[0] in {"]", "}"})
        if depth == 0:
            return True
    return False
