"""Mistakes between lines: missing or misplaced hyphens and colons."""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.ids import slug
from persona_handbook.reading.mistakes.brackets import entry_in_brackets, is_list
from persona_handbook.reading.mistakes.in_text import in_quotes_from
from persona_handbook.reading.mistakes.lookalikes import false_bullet
from persona_handbook.reading.mistakes.parser_error import Complaint, ParserMistake
from persona_handbook.reading.mistakes.same_line import second_field
from persona_handbook.reading.mistakes.text_below import (
    goes_on_with_text,
    text_before_fields,
    text_of_part,
    whole_text_in_quotes,
)
from persona_handbook.reading.schema.possible_fields import (
    fields_at,
    fields_here,
    is_prose,
    name_of,
    nearly,
    question_of,
    schema_around,
    siblings,
)
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import (
    FIELD,
    LEAD,
    about_line,
    field_column,
    lead,
    line_above,
    of_lines,
)
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source

ITEM_BELOW_TEXT = (
    gettext("This list item follows a field that already has a value."),
    gettext("Remove the value after the colon, or delete the hyphen if this is not a list."),
)
TIGHT_COLON = re.compile(LEAD.pattern + r"(?P<name>[A-Za-z_][\w-]*):(?P<text>[^\s:/].*)")
OTHER_COLON = re.compile(
    r"(?P<name>[A-Za-z_][\w -]*?)"
    r"(?P<sign>[ ]*(?:\uff1a|\ufe55|->|=>|:=|[\u2013\u2014\u2212=;\u2192|,.]|[ ]+[>~](?=[ ])|\t+| -(?=[ ]|$))[ \t]*)"
    r"(?P<said>.*)$"
)
WORDS = re.compile(r"(?P<name>[A-Za-z_][\w-]*)(?:[ ]+(?P<said>.*))?$")
SAYING_ENTRY = ("text", "action", "decision", "finding")
WORDS_OF_AN_ID = 4
ONE_WORD = re.compile(r"[ ]*[a-z0-9]+(?:-[a-z0-9]+)*[ ]*[,;]?[ ]*")
SIGNATURE = re.compile(
    r"(?:thanks|thank you|regards|best|cheers|kind regards|best regards|sent from|viele gr\u00fc\u00dfe|lg|mfg|danke)"
    r"\b,?(?: \w+){0,3}[.!]?$",
    re.IGNORECASE,
)
NO_VALUE = frozenset({"-", "--", "?", "\u2013", "\u2014"})


def bullet(complaint: Complaint) -> Finding | None:
    """Explain a line that starts with `*` or a bullet character, as lists do in other programs."""
    index = _blamed(complaint)
    start = complaint.source.line_start(index) + field_column(complaint.source.line(index))
    return false_bullet(complaint.source, (start, len(complaint.source.text)))


def _blamed(complaint: Complaint) -> int:
    """Return the index of the line with the mistake; the parser often reports the line below it."""
    if complaint.kind is ParserMistake.NO_COLON and complaint.since is not None:
        return complaint.source.line_index(complaint.since)
    if complaint.kind is ParserMistake.COLON and complaint.last.span[1] <= complaint.at:
        return complaint.source.line_index(complaint.last.span[0])
    return complaint.index


def missing_colon(complaint: Complaint) -> Finding | None:
    """Explain a line that should be a field but has no colon, or no space after the colon."""
    if complaint.kind not in {ParserMistake.COLON, ParserMistake.NO_COLON}:
        return None
    source, index = complaint.source, _blamed(complaint)
    line = source.line(index)
    tight = TIGHT_COLON.match(line)
    if tight:
        wrong = gettext("A space is missing after the colon of `%(name)s:`.", name=tight["name"])
        corrected = line[: tight.start("text")] + " " + tight["text"].rstrip()
        colon = source.line_start(index) + tight.end("name")
        edit = source.line_replacement(index, corrected)
        known = tight["name"] in fields_here(source, index)
        way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
        fix, advice = (edit, None) if known else (None, edit)
        return source.finding(colon, colon + 1, wrong, way_out, fix=fix, advice=advice)
    if FIELD.match(line):
        return None
    return no_field(source, index)


def no_field(source: Source, index: int) -> Finding:
    """Explain a line between fields that is not a field: its colon or hyphen is missing, or it continues a text."""
    line = source.line(index)
    column = field_column(line)
    known = fields_here(source, index)
    other, words = OTHER_COLON.match(line, column), WORDS.match(line.rstrip(), column)
    name = nearly(other["name"], known) if other else None
    taken = {*siblings(source, index, column)}
    if other and name and name not in taken:
        return _colon(source, index, (other.start("sign"), other.end("sign")), f"{name}: {other['said'].strip()}")
    name = nearly(words["name"], known) if words else None
    if words and name and name not in taken:
        end = len(line.rstrip())
        return _colon(source, index, (column, end), f"{name}: {(words['said'] or '').strip()}")
    return (
        _item_with_settings(source, index)
        or _question(source, index, known)
        or _words_of_list(source, index)
        or _title(source, index)
        or _entry_with_text(source, index)
        or _no_hyphen(source, index)
        or text_of_part(source, index)
        or goes_on_with_text(source, index)
        or _no_colon(source, index, column)
    )


def _item_with_settings(source: Source, index: int) -> Finding | None:
    """Explain an item without a colon above its settings, as of a plugin."""
    line, below = source.line(index), source.line(index + 1)
    found = re.match(r"[ ]*- +[\w-]+(?=[ ]*$)", line)
    if not found or not FIELD.match(below) or lead(below) <= field_column(line) or fields_at(source, index, 0):
        return None
    wrong = gettext("The colon is missing after the field name `%(name)s`.", name=line.strip(" -"))
    way_out = gettext("Write `%(line)s`.", line=shortened_line(f"{found[0]}:"))
    return about_line(source, index, wrong, way_out, advice=source.line_replacement(index, f"{found[0]}:"))


def _question(source: Source, index: int, known: Mapping[str, Schema]) -> Finding | None:
    """Explain a label or a question that stands for the name of a part, without the colon after it."""
    line, below = source.line(index), source.line(index + 1)
    said = line.strip(" ?:")
    parts = {each: schema for each, schema in known.items() if "says" in schema.get("properties", {})}
    name = name_of(said, known) or (question_of(said, parts) if line.rstrip().endswith("?") else None)
    if not name or known[name].get("type") not in {"object", "array"} or lead(below) <= lead(line):
        return None
    corrected = f"{' ' * lead(line)}{name}:"
    wrong = gettext("The colon is missing after the field name `%(name)s`.", name=name)
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    return about_line(source, index, wrong, way_out, advice=source.line_replacement(index, corrected))


def _words_of_list(source: Source, index: int) -> Finding | None:
    """Explain the items of a list, one on each line, of which the first is on the line of its name."""
    first = index
    while first and ONE_WORD.fullmatch(source.line(first)):
        first -= 1
    found = FIELD.match(source.line(first))
    if not found or first == index or not is_list(source, first) or lead(source.line(index)) < found.start("name"):
        return None
    last = index
    while ONE_WORD.fullmatch(source.line(last + 1)):
        last += 1
    said = [source.line(first)[found.end() :].strip(), *(source.line(at).strip() for at in range(first + 1, last + 1))]
    items = [each.strip(" ,;") for each in said if each.strip(" ,;")]
    if not all(ONE_WORD.fullmatch(each) for each in items):
        return None
    corrected = f"{source.line(first)[: found.end()]} [{', '.join(items)}]"
    start, end = source.line_start(first), source.line_start(last) + len(source.line(last))
    wrong = gettext("List items are in square brackets, with commas between them.")
    way_out = gettext(
        "Write `%(line)s`, and delete %(lines)s.",
        line=shortened_line(corrected),
        lines=of_lines(range(first + 1, last + 1)),
    )
    return source.finding(
        start + found.end() + 1, end, wrong, way_out, advice=source.replacement(start, end, corrected)
    )


def _no_hyphen(source: Source, index: int) -> Finding | None:
    line, above = source.line(index), line_above(source, index)
    if line.lstrip().startswith("- "):
        return None
    if not _is_beside_items(source, index) if lead(above) > lead(line) else lead(line) != lead(above):
        return None
    if lead(above) == lead(line) and not re.match(r"[ ]*- ", above):
        return None
    corrected = " " * lead(line) + "- " + line.strip()
    wrong = gettext("The hyphen before the item `%(text)s` is missing.", text=shortened(line.strip()))
    way_out = gettext(
        "Write `%(line)s`, or indent it further if it continues the line above.", line=shortened_line(corrected)
    )
    return about_line(source, index, wrong, way_out, advice=source.line_replacement(index, corrected))


def _is_beside_items(source: Source, index: int) -> bool:
    """Return whether a line is in the column of the items of a list of texts, the last of which has several lines."""
    column = lead(source.line(index))
    items = schema_around(source, index, column).get("items", {})
    beside = next(
        (line for at in range(index - 1, -1, -1) if (line := source.line(at)).strip() and lead(line) <= column), ""
    )
    return items.get("type") == "string" and beside.startswith(f"{' ' * column}- ")


def _entry_with_text(source: Source, index: int) -> Finding | None:
    """Explain an entry that begins with its text, with some of its fields below it."""
    found, below = (
        re.match(r"(?P<lead>[ ]*)- +(?P<said>[^\s\"'\[{&*|>!].*)$", source.line(index)),
        source.line(index + 1),
    )
    inner = FIELD.match(below)
    items = schema_around(source, index, len(found["lead"])).get("items", {}) if found else {}
    properties, required = items.get("properties", {}), {*items.get("required", ())}
    name = next((each for each in SAYING_ENTRY if each in properties), "")
    if not found or not inner or not name or inner["name"].strip() not in properties or required - {"id", name}:
        return None
    said, column = found["said"].rstrip(), inner.start("name")
    if name in {inner["name"].strip(), *siblings(source, index + 1, column)} or column <= len(found["lead"]):
        return None
    has_id = "id" in {inner["name"].strip(), *siblings(source, index + 1, column)}
    first_words = slug(" ".join(said.split()[:WORDS_OF_AN_ID])) or "a-short-name"
    lines = [f"id: {first_words}"] if "id" in required and not has_id else []
    lines.append(f"{name}: {said if is_plain(said) else in_quotes(said)}")
    written = [f"{found['lead']}{'  ' if at else '- '}{line}" for at, line in enumerate(lines)]
    wrong = gettext("The field name `%(name)s` is missing before this text.", name=name)
    edit = source.line_replacement(index, "\n".join(written))
    first, rest = shortened_line(written[0]), [shortened_line(each) for each in written[1:]]
    way_out = (
        gettext("Write `%(line)s`, and below it `%(below)s`.", line=first, below=rest[0])
        if rest
        else gettext("Write `%(line)s`.", line=first)
    )
    return about_line(source, index, wrong, way_out, advice=edit)


def _title(source: Source, index: int) -> Finding | None:
    """Explain a title above the first field, or a signature below the last one."""
    line = source.line(index)
    is_first = lead(line) == 0 and not any(FIELD.match(source.line(at)) for at in range(index))
    is_last = not any(source.line(at).strip() for at in range(index + 1, source.line_count))
    if lead(line) or not (is_first or (is_last and SIGNATURE.match(line))):
        return None
    wrong = gettext("This line does not belong in the file.") if not is_first else gettext("A title is not a field.")
    way_out = gettext("Write `%(line)s` to make it a comment, or delete it.", line=shortened_line(f"# {line.strip()}"))
    edit = source.line_replacement(index, f"# {line.strip()}")
    return about_line(source, index, wrong, way_out, advice=edit)


def _colon(source: Source, index: int, span: tuple[int, int], field: str) -> Finding:
    line, start = source.line(index), source.line_start(index)
    corrected = (line[: field_column(line)] + field).rstrip()
    sign = line[slice(*span)].strip()
    is_sign = span[0] > field_column(line)
    if is_sign:
        span = (line.index(sign, span[0]), line.index(sign, span[0]) + len(sign))
    name = field.partition(":")[0]
    wrong = gettext("The colon is missing after the field name `%(name)s`.", name=name)
    if is_sign:
        wrong = gettext(
            "`%(sign)s` is in the place of the colon after the field name `%(name)s`.", sign=sign, name=name
        )
    edit = source.line_replacement(index, corrected)
    fix, advice = (edit, None) if is_sign else (None, edit)
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    return source.finding(start + span[0], start + span[1], wrong, way_out, fix=fix, advice=advice)


def _no_colon(source: Source, index: int, column: int) -> Finding:
    line = source.line(index)
    said = line[column:].rstrip()
    start = source.line_start(index) + column
    wrong = gettext("`%(text)s` is neither a field nor a list item.", text=shortened(said))
    name, _, rest = said.partition(" ")
    if not re.match(r"[\w\"'([]", said):
        return _remark(source, index, said)
    if re.fullmatch(r"[a-z][a-z_]*=?", name) and not fields_here(source, index):
        corrected = f"{line[:column]}{name.rstrip('=')}: {rest.lstrip('= ') or '…'}"
        way_out = gettext(
            "Write `%(line)s`, or indent the line if it continues the text above.", line=shortened_line(corrected)
        )
    else:
        way_out = gettext(
            "Write a field name and a colon before it, or indent the line if it continues the text above."
        )
    return source.finding(start, start + len(said), wrong, way_out)


def _remark(source: Source, index: int, said: str) -> Finding:
    """Explain a line between fields that begins with a picture or a sign, as a note in a notebook does."""
    if not re.search(r"\w", said):
        way_out = gettext("Delete line %(number)s.", number=index + 1)
        return about_line(
            source, index, gettext("This line has no content."), way_out, advice=source.without_line(index)
        )
    corrected = f"{' ' * lead(source.line(index))}# {said}"
    wrong = gettext("`%(text)s` is neither a field nor a list item.", text=shortened(said))
    way_out = gettext("Write `%(line)s` to make it a comment, or delete it.", line=shortened_line(corrected))
    return about_line(source, index, wrong, way_out, advice=source.line_replacement(index, corrected))


def field_in_text(complaint: Complaint) -> Finding | None:
    """Explain a field that is indented below a field that already has a value."""
    if complaint.kind is not ParserMistake.COLON:
        return None
    source, first, line = complaint.source, _blamed(complaint), complaint.line
    name = line[: complaint.column].strip()
    split = entry_in_brackets(source, complaint.index) or text_before_fields(source, first)
    if split:
        return split
    if complaint.index == first + 1 and " " not in name:
        wrong = gettext(
            "The field `%(text)s` is indented more than the line above it, which already has a value.",
            text=shortened(name),
        )
        corrected = " " * field_column(source.line(first)) + line.strip()
        way_out = gettext("Write `%(line)s`, aligned with the field above.", line=shortened_line(corrected))
        edit = source.line_replacement(complaint.index, corrected)
        return about_line(source, complaint.index, wrong, way_out, advice=edit)
    other = second_field(source, complaint.index, 0, at=complaint.column)
    if other:
        return other
    wrong = gettext("The colon after `%(text)s` makes the text look like a field.", text=shortened(name))
    way_out = gettext("Put the whole text in quotes, from its first line to its last.")
    edit = whole_text_in_quotes(source, complaint.last.span[0], complaint.index)
    return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)


def hyphen(complaint: Complaint) -> Finding | None:
    """Explain a hyphen where a list is not possible."""
    if complaint.kind is not ParserMistake.HYPHEN:
        return None
    source, index, line, column = complaint.source, complaint.index, complaint.line, complaint.column
    if not line[:column].strip():
        return source.finding(complaint.at, complaint.at + 1, *ITEM_BELOW_TEXT)
    if line[column:].strip() in NO_VALUE:
        return without_value(source, index, column)
    wrong = gettext("A list cannot start on the line of its field.")
    below = _items_below(source, index, column)
    if below:
        lines = [line[:column].rstrip(), *(f"{' ' * below}{each}" for each in (line[column:].strip(),))]
        edit = source.line_replacement(index, "\n".join(lines))
        way_out = gettext(
            "Write `%(line)s`, and on the next line `%(below)s`.",
            line=shortened_line(lines[0]),
            below=shortened_line(lines[1]),
        )
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
    if not is_list(source, index) and not is_prose(source, index):
        corrected = f"{line[:column]}{line[column:].strip().removeprefix('- ')}"
        edit = source.line_replacement(index, corrected)
        way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
        return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)
    if is_list(source, index):
        corrected = f"{line[:column]}[{', '.join(re.split(r'[ ,;]+-[ ]+', line[column:].strip().removeprefix('- ')))}]"
        way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    else:
        corrected = in_quotes_from(line, column)
        way_out = gettext(
            "Write each item on a separate line below. If it is text, put it in quotes: `%(line)s`.",
            line=shortened_line(corrected),
        )
    edit = source.line_replacement(index, corrected)
    return source.finding(complaint.at, complaint.at + 1, wrong, way_out, advice=edit)


def _items_below(source: Source, index: int, column: int) -> int:
    """Return the column of the items below a first one that is on the line of its field; else 0."""
    line, below = source.line(index), source.line(index + 1)
    margin = field_column(line)
    if below.lstrip().startswith("- ") and margin < lead(below):
        return lead(below)
    found = FIELD.match(line)
    items = fields_here(source, index).get(found["name"].strip(), {}).get("items", {}) if found else {}
    first = FIELD.match(line[column:])
    if not first or first["name"].strip() not in items.get("properties", {}):
        return 0
    return max(margin + 1, lead(below) - 2) if FIELD.match(below) and lead(below) > margin else margin + 2


def without_value(source: Source, index: int, column: int) -> Finding:
    """Explain a character that means "no value", such as a dash."""
    start = source.line_start(index) + column
    said = source.line(index)[column:].strip()
    wrong = gettext("`%(said)s` is not a value.", said=said)
    way_out = gettext("Write the value, or delete line %(number)s if there is none.", number=source.line_number(start))
    return source.finding(start, start + len(said), wrong, way_out, advice=source.without_line(index))
