"""YAML features that the handbook does not support: several documents, aliases, tags, merge keys, deep nesting."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import yaml

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.schema.meant.dates import meant_dates
from persona_handbook.reading.schema.meant.numbers import meant_number
from persona_handbook.reading.schema.possible_fields import fields_here, is_prose
from persona_handbook.reading.source_text.line_layout import FIELD, lead, of_lines
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.open_collection import MERGE
from persona_handbook.reading.yaml.value import Span, Value

INLINE_LIST = re.compile(r"(?P<lead>[ ]*)(?P<name>[a-z_]+): *\[(?P<items>[\w, -]*)\][ ]*")
QUOTATION_OR_BULLET = re.compile(r"(?:>[ ]+(?![\d=])|\*[ ]+)(?=\S)")


def too_deep(source: Source, span: Span, deepest: int) -> Finding:
    """Report brackets or indentation nested too deeply."""
    wrong = gettext("Lists and fields are nested more than %(deepest)s levels deep.", deepest=deepest)
    return source.finding(span[0], span[0] + 1, wrong, gettext("Close the brackets, or use fewer levels."))


def second_document(source: Source, span: Span) -> Finding:
    """Report a second YAML document, which is not read."""
    wrong = gettext("A second document starts here, and everything after it is ignored.")
    way_out = gettext("Delete line %(number)s, or move the rest to another file.", number=source.line_number(span[0]))
    index = source.line_index(span[0])
    is_mark = source.line(index).strip() == "---"
    return source.finding(*span, wrong, way_out, advice=source.without_line(index) if is_mark else None)


def merge(source: Source, name: str, span: Span) -> Finding | None:
    """Reject the merge key `<<`."""
    if name != MERGE:
        return None
    wrong = gettext("`<<` copies fields from another part of the file, which is not supported.")
    return source.finding(*span, wrong, gettext("Write these fields here."))


def anchor_or_tag(source: Source, event: yaml.NodeEvent, span: Span) -> Finding:
    """Reject a text that starts with `&` or `!`, which are special in YAML."""
    sign = "&" if event.anchor is not None else "!"
    start = source.text.find(sign, span[0])
    return starts_with_sign(source, span[0] if start < 0 or start > span[1] else start)


def alias(source: Source, name: str, span: Span, *, known: bool) -> Finding:
    """Reject a text that starts with `*`, or an alias without an anchor.

    Args:
        source: the file
        name: the alias, without the `*`
        span: the place of the alias
        known: whether its anchor exists, but cannot be repeated here
    """
    if known:
        wrong = gettext("`*%(text)s` repeats a part that is not above it, or that is too large.", text=shortened(name))
        return source.finding(
            *span, wrong, gettext("Write the part here, or name it above with `&%(text)s`.", text=shortened(name))
        )
    return starts_with_sign(source, span[0])


def starts_with_sign(source: Source, start: int) -> Finding:
    """Report that a text starts with a character that is special in YAML."""
    index = source.line_index(start)
    line, column = source.line(index), source.column(start)
    if line[column - 1 : column + 1] == "{%":
        start, column = start - 1, column - 1
    sign = gettext("a backtick") if line[column] == "`" else f"`{line[column]}`"
    wrong = gettext("Text cannot start with %(sign)s unless it is in quotes.", sign=sign)
    way_out: str
    if line[column:].strip() == "?" and line[:column].rstrip().endswith(":"):
        way_out = gettext(
            "Write the value, or delete line %(number)s if it is unknown.", number=source.line_number(start)
        )
        return source.finding(
            start, start + 1, gettext("`?` is not a value."), way_out, advice=source.without_line(index)
        )
    bare = _without_marks(source, index, column)
    if bare:
        corrected, way_out = bare, gettext("Write `%(line)s`.", line=shortened_line(bare))
    elif re.search(r"[\[{]", line[:column]):
        corrected, way_out = _item_in_quotes(line, column)
    else:
        corrected = line[:column] + in_quotes(line[column:].rstrip())
        way_out = gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(corrected))
    return source.finding(start, start + 1, wrong, way_out, advice=source.line_replacement(index, corrected))


def _without_marks(source: Source, index: int, column: int) -> str | None:
    """Return a line without the marks of Markdown, of web pages and of chats around values that are no text."""
    line = source.line(index)
    found = FIELD.match(line)
    mark = QUOTATION_OR_BULLET.match(line, column)
    if found and mark and is_prose(source, index) and not line[found.end() : column].strip():
        plain = line[mark.end() :].rstrip()
        return line[:column] + (plain if is_plain(plain) else in_quotes(plain))
    if not found or is_prose(source, index):
        return None
    said = html.unescape(line[found.end() :]).replace("\u00a0", " ")
    schema = fields_here(source, index).get(found["name"].strip(), {})
    number = meant_number(said, schema, "") if schema.get("type") == "integer" else None
    if number is not None:
        return f"{line[: found.end()]} {number}"
    if re.match(r"[!&](?!\w+;)", line[column:]):
        return None
    days = meant_dates(said, whole_day=True) if schema.get("format") in {"date", "partial-date"} else []
    if len(days) == 1:
        return f"{line[: found.end()]} {days[0]}"
    plain = re.sub(r"(?<![^\W_])[*_`@]+|[*_`]+(?![^\W_])", "", said).strip()
    plain = plain.strip('"') if not plain.startswith(("[", "{")) else plain
    return f"{line[: found.end()]} {plain}" if plain and not re.match(r"[@*&!`%>|]", plain) else None


def _item_in_quotes(line: str, column: int) -> tuple[str, str]:
    """Quote one item of a bracketed list; backticks around it are removed instead."""
    code = re.sub(r"`([^`,\]\[]*)`", r"\1", line[column:])
    if line[column] == "`" and code != line[column:]:
        corrected = line[:column] + code
        return corrected, gettext("Write `%(line)s`.", line=shortened_line(corrected))
    end = re.compile(r"\s*(?:[,\]}]|$)").search(line, column)
    last = end.start() if end else len(line)
    corrected = line[:column] + in_quotes(line[column:last]) + line[last:]
    return corrected, gettext("Put the whole text in quotes: `%(line)s`.", line=shortened_line(corrected))


def stands_twice(source: Source, name: str, span: Span, first: Span) -> Finding:
    """Report a duplicate field; the first one is used.

    Args:
        source: the file
        name: the field
        span: its second place
        first: its first place
    """
    line = source.line_number(first[0])
    wrong = gettext("Duplicate field `%(text)s`; first used on line %(line)s.", text=shortened(name), line=line)
    index, before = source.line_index(span[0]), source.line_index(first[0])
    if source.line(index).strip() == source.line(before).strip().removeprefix("- ") and _is_whole(source, index):
        way_out = gettext("Delete line %(number)s, which has the same value.", number=source.line_number(span[0]))
        return source.finding(*span, wrong, way_out, fix=source.without_line(index))
    whole = _one_list(source, before, index) or _one_block(source, before, index)
    if whole:
        edit, how = whole
        return replace(source.finding(*span, wrong, how, advice=edit), related=(source.location(*first),))
    found = source.finding(*span, wrong, gettext("Keep one of them and delete the other, or combine their values."))
    return replace(found, related=(source.location(*first),))


def _one_list(source: Source, first: int, second: int) -> tuple[Replacement, str] | None:
    """Combine two lists of IDs in brackets that have the same name."""
    lists = [INLINE_LIST.fullmatch(source.line(at)) for at in (first, second)]
    one, other = lists
    if not one or not other or fields_here(source, second).get(one["name"], {}).get("type") != "array":
        return None
    items = [item for each in (one, other) for part in each["items"].split(",") if (item := part.strip())]
    corrected = f"{one['lead']}{one['name']}: [{', '.join(dict.fromkeys(items))}]"
    edit = source.together([source.line_replacement(first, corrected), source.without_line(second)])
    number = second + 1
    return edit, gettext("Write `%(line)s`, and delete line %(number)s.", line=corrected.strip(), number=number)


def _one_block(source: Source, first: int, second: int) -> tuple[Replacement, str] | None:
    """Move the entries of a list to those of another one with the same name."""
    line = source.line(second)
    schema = fields_here(source, second).get(line.strip().removesuffix(":"), {})
    if schema.get("type") != "array" or source.line(first) != line:
        return None
    end, body = _entries(source, first)[-1:], _entries(source, second)
    if not end or not body or lead(source.line(body[0])) != lead(source.line(first + 1)):
        return None
    at = source.line_start(end[0]) + len(source.line(end[0]))
    moved = "".join(f"\n{source.line(each)}" for each in body)
    edit = source.together([source.replacement(at, at, moved), source.without_lines(range(second, body[-1] + 1))])
    way_out = gettext(
        "Delete line %(number)s, and move %(lines)s below line %(end)s.",
        number=second + 1,
        lines=of_lines(body),
        end=end[0] + 1,
    )
    return edit, way_out


def _entries(source: Source, index: int) -> list[int]:
    """Return the lines of the entries below the name of a list."""
    margin, lines = lead(source.line(index)), []
    for at in range(index + 1, source.line_count):
        line = source.line(at)
        if line.strip() and lead(line) <= margin and not (lead(line) == margin and line.lstrip().startswith("- ")):
            break
        lines.append(at)
    while lines and not source.line(lines[-1]).strip():
        lines.pop()
    return lines


def _is_whole(source: Source, index: int) -> bool:
    """Return whether the value of a field is on a single line."""
    line, below = source.line(index), source.line(index + 1)
    return not line.rstrip().endswith((":", "|", ">", "-")) and (not below.strip() or lead(below) <= lead(line))


def no_fields(source: Source, root: Value, start: int) -> Finding:
    """Report that the file contains something other than fields, from an offset on."""
    if root is None:
        wrong = gettext("The file has no fields.") if source.text.strip() else gettext("The file is empty.")
        way_out = gettext("Fill it in, or delete it.")
    else:
        wrong = gettext("The file contains text, but no fields.")
        if isinstance(root, list):
            wrong = gettext("The file is one list without a field name above it.")
        way_out = gettext("Start with a field name and a colon, such as `name: …`.")
    index = source.line_index(start)
    return source.finding(start, source.line_start(index) + len(source.line(index)), wrong, way_out)
