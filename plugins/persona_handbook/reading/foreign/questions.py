"""Interviews as they are transcribed: lines with `Q:` and `A:` in place of the answers' fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_at, question_of, siblings
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import about_line, lead
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened_line
from persona_handbook.reading.source_text.source import Source

MARK = r"[ ]?\d{0,2}[*_]*[ ]*[:.)][*_]*[ ]+"
ASKED = re.compile(rf"^(?P<lead>[ ]+)(?:- +)?[*_]*(?:Q|F|P|Question|Frage|Pregunta){MARK}(?P<said>\S.*)$", re.MULTILINE)
ANSWERED = re.compile(rf"[ ]*(?:- +)?[*_]*(?:A|R|Answer|Antwort|R\u00e9ponse|Respuesta){MARK}(?P<said>\S.*)$")
SAYING = "says"
QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A question with its answer: the first and the last of their lines, the field meant, and what was said."""

    first: int
    last: int
    name: str
    said: str


def questions(source: Source, lines: Sequence[int]) -> Iterator[Slip]:
    """Yield the questions and answers of an interview that are not written as fields."""
    asked = [index for index in lines if ASKED.match(source.line(index))]
    known = _answers_at(source, asked[0]) if asked else {}
    if not known:
        return
    found = [each for index in asked if (each := _answer(source, index, known))]
    names = [each.name for each in found]
    taken = {*siblings(source, asked[0], lead(source.line(asked[0])))}
    if len(found) < len(asked) or len({*names}) < len(names) or "" in names or not taken.isdisjoint(names):
        wrong = gettext("A question and its answer are not fields.")
        fields = ", ".join(f"`{name}:`" for name in known)
        way_out = gettext(
            "Write one of %(fields)s for each question, and `says:` with the answer below it.", fields=fields
        )
        edits = [source.line_replacement(at, "") for each in asked for at in _block(source, each)]
        yield Slip(about_line(source, asked[0], wrong, way_out), tuple(edits), (asked[0], edits[-1].location.line - 1))
        return
    yield _told(source, found)


def _answers_at(source: Source, index: int) -> Mapping[str, Schema]:
    """Return the fields for answers that are possible on a line."""
    known = fields_at(source, index, lead(source.line(index)))
    return {name: each for name, each in known.items() if SAYING in each.get("properties", {})}


def _block(source: Source, index: int) -> range:
    """Return the lines of a question and its answer."""
    margin = lead(source.line(index))
    end = index + 1 + bool(ANSWERED.match(source.line(index + 1)))
    while end < source.line_count and (not source.line(end).strip() or lead(source.line(end)) > margin):
        end += 1
    while not source.line(end - 1).strip():
        end -= 1
    return range(index, end)


def _answer(source: Source, index: int, known: Mapping[str, Schema]) -> _Answer | None:
    block = _block(source, index)
    asked = ASKED.match(source.line(index))
    answered = ANSWERED.match(source.line(index + 1))
    if not asked or not answered or index + 1 not in block:
        return None
    rest = [source.line(at).strip() for at in block[2:]]
    said = " ".join([answered["said"].strip(), *(each for each in rest if each)])
    return _Answer(index, block[-1], question_of(asked["said"], known) or "", said)


def _told(source: Source, found: Sequence[_Answer]) -> Slip:
    margin = " " * lead(source.line(found[0].first))
    written = {each: [f"{margin}{each.name}:", f"{margin}  {SAYING}: {_value(each.said)}"] for each in found}
    edits = [
        source.replacement(
            source.line_start(each.first),
            source.line_start(each.last) + len(source.line(each.last)),
            "\n".join(lines),
        )
        for each, lines in written.items()
    ]
    first, below = (shortened_line(line) for line in written[found[0]])
    wrong = gettext("A question and its answer are not fields.")
    way_out = gettext("Write `%(line)s`, and on a separate line below it `%(below)s`.", line=first, below=below)
    if len(found) > 1:
        names = ", ".join(f"`{each.name}`" for each in found[1:])
        way_out = gettext(
            "Write `%(line)s`, and on a separate line below it `%(below)s`. Write %(names)s in the same way.",
            line=first,
            below=below,
            names=names,
        )
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    return slip(about_line(source, found[0].first, wrong, way_out, advice=edit))


def _value(said: str) -> str:
    return said if is_plain(said) or said[0] in QUOTES else in_quotes(said)
