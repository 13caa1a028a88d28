"""Words and brackets after the name of a list or part whose content follows on the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.mistakes.text_below import SAYING
from persona_handbook.reading.schema.possible_fields import fields_here
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import FIELD, lead
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

OPENED = re.compile(r"[ ]*[\[{(][ ]*(?:#.*)?$")
CLOSED = re.compile(r"[ ]*[\]})][ ]*[,;]?[ ]*$")
NOT_WORDS = re.compile(r"[\"'\[{&*|>!#-]|$")


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line with the name of a list or part, and the line below that continues it."""

    index: int
    found: re.Match[str]
    schema: Schema


def list_openings(source: Source, lines: Sequence[int]) -> Iterator[tuple[Slip, dict[int, str]]]:
    """Yield each remark or bracket after the name of a list or part, and the corrected lines by their indexes.

    Args:
        source: the file
        lines: the indexes of the lines to examine
    """
    for index in lines:
        found = FIELD.match(source.line(index))
        schema = fields_here(source, index).get(found["name"].strip(), {}) if found else {}
        if not found or schema.get("type") not in ("array", "object"):
            continue
        opening = _Opening(index, found, schema)
        if _goes_on_below(source, opening):
            corrected = _without_bracket(source, opening) or _without_remark(source, opening)
            if corrected:
                yield corrected


def _goes_on_below(source: Source, opening: _Opening) -> bool:
    below = next(_written(source, opening.index + 1), None)
    if below is None:
        return False
    line, margin = source.line(below), opening.found.start("name")
    if opening.schema["type"] == "array":
        return line.lstrip().startswith("- ") and lead(line) >= margin
    field = FIELD.match(line)
    if not field or lead(line) <= margin or line.lstrip().startswith("-"):
        return False
    return field["name"].strip() in opening.schema.get("properties", {})


def _written(source: Source, start: int) -> Iterator[int]:
    for index in range(start, source.line_count):
        line = source.line(index)
        if line.strip() and not line.lstrip().startswith("#"):
            yield index


def _without_bracket(source: Source, opening: _Opening) -> tuple[Slip, dict[int, str]] | None:
    line, end = source.line(opening.index), opening.found.end()
    if not OPENED.match(line[end:]):
        return None
    closing = _closing(source, opening)
    between = range(opening.index + 1, closing if closing is not None else opening.index + 1)
    if opening.schema["type"] == "object" and any(source.line(at).rstrip().endswith(",") for at in between):
        return None
    comment = line[end:].lstrip(" [{(")
    corrected = f"{line[:end]} {comment}".rstrip()
    edits = [source.line_replacement(opening.index, corrected)]
    wrong = gettext(
        "The bracket after `%(name)s:` does not fit the lines below it.", name=opening.found["name"].strip()
    )
    way_out = gettext("Write `%(line)s`.", line=shortened_line(corrected))
    lines = {opening.index: corrected}
    if closing is not None:
        edits.append(source.without_line(closing))
        lines[closing] = ""
        way_out = gettext(
            "Write `%(line)s`, and delete line %(closing)s.", line=shortened_line(corrected), closing=closing + 1
        )
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    return Slip(_about_value(source, opening, wrong, way_out, edit), tuple(edits)), lines


def _closing(source: Source, opening: _Opening) -> int | None:
    """Return the line below that only closes a bracket, before the next field at the margin of the list."""
    margin = opening.found.start("name")
    for at in _written(source, opening.index + 1):
        line = source.line(at)
        if CLOSED.match(line) and lead(line) <= margin + 2:
            return at
        if lead(line) <= margin and not line.lstrip().startswith("- "):
            return None
    return None


def _without_remark(source: Source, opening: _Opening) -> tuple[Slip, dict[int, str]] | None:
    line, end = source.line(opening.index), opening.found.end()
    said = line[end:].strip()
    if NOT_WORDS.match(said) or set(SAYING) & opening.schema.get("properties", {}).keys():
        return None
    corrected = f"{line[:end]} # {said}"
    edit = source.line_replacement(opening.index, corrected)
    wrong = gettext("Text after `%(name)s:` does not fit the lines below it.", name=opening.found["name"].strip())
    way_out = gettext("Write `%(line)s` to make it a comment, or delete it.", line=shortened_line(corrected))
    return slip(_about_value(source, opening, wrong, way_out, edit)), {opening.index: corrected}


def _about_value(source: Source, opening: _Opening, wrong: str, way_out: str, edit: Replacement) -> Finding:
    line, end = source.line(opening.index), opening.found.end()
    start = source.line_start(opening.index) + end + len(line[end:]) - len(line[end:].lstrip())
    stop = source.line_start(opening.index) + len(line.rstrip())
    return source.finding(start, stop, wrong, way_out, advice=edit)
