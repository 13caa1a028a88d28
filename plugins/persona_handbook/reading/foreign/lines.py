"""Finds lines in other syntaxes: merge conflicts, code fences, comments and Markdown marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.reading.foreign.merge_conflict import merge_conflicts
from persona_handbook.reading.foreign.numbered_list import numbered_lists
from persona_handbook.reading.foreign.table import tables
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.known_here import fields_at, fields_here, name_of
from persona_handbook.reading.yaml.layout import FIELD, about_line, of_lines
from persona_handbook.reading.yaml.line_kinds import lines_of_texts
from persona_handbook.reading.yaml.quoting import shortened, shortened_line
from persona_handbook.reading.yaml.source import Source

SUSPECT = re.compile(
    r"^[ \t]*(?:- +)*(?:<{7}|\|{7}|={7}$|>{7}|`{3}|~{3}|//|/\*|<!--|>[ ]?[\w-]+:|\||[*_]{1,3}\w|\d{1,3}[.)] )"
    r"|^#+[ ]?[A-Za-z][\w ]*:?[ ]*$",
    re.MULTILINE,
)
FENCE = re.compile(r"[ ]*(?:`{3,}|~{3,})[ ]*[\w-]*[ ]*$")
COMMENT = re.compile(r"(?P<lead>[ ]*)(?://+|/\*+|<!--+)[ ]*(?P<said>.*?)[ ]*(?:\*+/|--+>)?[ ]*$")
QUOTATION = re.compile(r"(?P<lead>[ ]*)> ?(?P<said>(?:- +)?[\w-]+:(?: .*)?)$")
HEADING = re.compile(r"#+[ ]?(?P<said>[A-Za-z][\w ]*?)[ ]*:?[ ]*$")
MARKED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<mark>\*{1,3}|_{1,3})(?P<name>[^\W_](?:[\w -]*[^\W_])?)"
    r"(?P<inner> ?:)?(?P=mark)(?P<outer> ?:)?(?P<said>[ ].*)?$"
)


def foreign_slips(source: Source) -> list[Slip]:
    """Find the lines that are not YAML, whether or not a parser accepts them.

    Args:
        source: the file; lines of multi-line texts are ignored

    Returns:
        the mistakes in the order of the lines, with edits that do not overlap
    """
    if not SUSPECT.search(source.text):
        return []
    texts = lines_of_texts(source)
    lines = [index for index in range(source.line_count) if index not in texts]
    found: list[Slip] = []
    for find in (merge_conflicts, _fences, _comments, _quotations, _marked_names, _headings, tables, numbered_lists):
        new = [*find(source, lines)]
        touched = {line for each in new for line in _lines_of(each)}
        lines = [index for index in lines if index not in touched]
        found += new
    return sorted(found, key=lambda each: each.finding.order)


def _lines_of(found: Slip) -> Iterator[int]:
    for repair in found.repairs:
        yield from range(repair.location.line - 1, repair.location.end_line)


def _fences(source: Source, lines: list[int]) -> Iterator[Slip]:
    fences = [index for index in lines if FENCE.match(source.line(index))]
    if not fences:
        return
    removed = tuple(source.without_line(index) for index in fences)
    wrong = "The file contains Markdown code fences."
    way_out = f"Delete {of_lines(fences)}."
    yield Slip(about_line(source, fences[0], wrong, way_out, fix=source.together(removed)), removed)


def _comments(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = COMMENT.match(source.line(index))
        if found:
            corrected = f"{found['lead']}# {found['said']}".rstrip()
            wrong = f"A comment begins with `#`, not with `{source.line(index).lstrip()[:2]}`."
            edit = source.line_replacement(index, corrected)
            yield slip(about_line(source, index, wrong, f"Write `{shortened_line(corrected)}`.", fix=edit))


def _quotations(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = QUOTATION.match(source.line(index))
        if found:
            corrected = found["lead"] + found["said"]
            edit = source.line_replacement(index, corrected)
            wrong = "This line starts with `>`, the Markdown mark of a quotation."
            yield slip(about_line(source, index, wrong, f"Write `{shortened_line(corrected)}`.", fix=edit))


def _headings(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield headings used instead of a list name: a comment with entries below it, where no list has this name."""
    written = {found["name"].strip() for index in lines if (found := FIELD.match(source.line(index)))}
    for index in lines:
        found = HEADING.match(source.line(index))
        below = next((line for at in range(index + 1, source.line_count) if (line := source.line(at)).strip()), "")
        if not found or not re.match(r"[ ]*- ", below):
            continue
        known = fields_at(source, index, 0)
        name = name_of(found["said"], known)
        if not name or name in written or known[name].get("type") != "array":
            continue
        wrong = (
            f"`{shortened(source.line(index).strip())}` is a comment, so the entries below it belong to the list above."
        )
        edit = source.line_replacement(index, f"{name}:")
        yield slip(about_line(source, index, wrong, f"Write `{name}:`.", advice=edit))


def _marked_names(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = MARKED.match(source.line(index))
        if not found or bool(found["inner"]) == bool(found["outer"]):
            continue
        name = name_of(found["name"], fields_here(source, index)) or found["name"]
        corrected = f"{found['lead']}{name}: {(found['said'] or '').strip()}".rstrip()
        if not FIELD.match(corrected):
            continue
        edit = source.line_replacement(index, corrected)
        wrong = f"The field name `{shortened(found['name'])}` has Markdown formatting."
        finding = about_line(source, index, wrong, f"Write `{shortened_line(corrected)}`.", fix=edit)
        yield slip(finding)
