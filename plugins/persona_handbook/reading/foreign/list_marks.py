"""List items that start with numbers, dots, stars or pictures, as in word processors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from persona_handbook.message import gettext
from persona_handbook.reading.ids import slug
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.phrasing import instead
from persona_handbook.reading.schema.possible_fields import fields_at, schema_around
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, field_column, lead, line_above
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line
from persona_handbook.reading.source_text.source import Source

SIGN = r"[^\w\s#\"'\[\]{}()&!|%@`,.:;?/\\<>=$~-]"
MARK = re.compile(
    r"(?P<lead>[ ]*)(?P<mark>"
    r"(?P<number>(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])|(?P<box>(?:- +)?\[[ xX]?\])"
    rf"|(?P<sign>{SIGN}{{1,3}}(?: +-)?|o(?= +\S)|>)"
    r"|--+)(?P<space>[ \t\u00a0]+)(?P<said>\S.*)$"
)
TIGHT = re.compile(r"(?P<lead>[ ]*)(?P<mark>-)(?P<space>)(?P<said>[^\W\d_][^:\s]*(?::[ ].*)?)$")
ANY_MARK = re.compile("^(?:" + re.sub(r"\?P<\w+>", "?:", f"{MARK.pattern}|{TIGHT.pattern}") + ")", re.MULTILINE)
CROSSES = frozenset("\u274c\u2717\u2718\u2716\u274e\u26d4\U0001f6ab\U0001f44e")
WORDS_OF_AN_ID = 4
PLAIN = re.compile(r"(?!.*(?:: | #))\w.*[^:]")


def list_marks(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield each list whose items start with another mark than a hyphen, where a list is expected."""
    run: list[int] = []
    for index in lines:
        line = source.line(index)
        if _marked(line):
            if run and lead(line) != lead(source.line(run[0])):
                yield from _list(source, run)
                run = []
            run.append(index)
        elif run and line.strip() and _ends(source, run, line):
            yield from _list(source, run)
            run = []
    yield from _list(source, run)


def _marked(line: str) -> re.Match[str] | None:
    return MARK.match(line) or TIGHT.match(line)


def _ends(source: Source, run: list[int], line: str) -> bool:
    margin = lead(source.line(run[0]))
    return field_column(line) <= margin and not (lead(line) == margin and line.lstrip().startswith("- "))


def _list(source: Source, run: list[int]) -> Iterator[Slip]:
    column = lead(source.line(run[0])) if run else 0
    schema = _schema_of_list(source, run[0], column) if run else {}
    found = _marked(source.line(run[0])) if run else None
    if not found:
        return
    if schema.get("type") != "array" or _is_within_entry(source, run[0], column):
        yield from _field(source, run[0], found)
        return
    items = schema.get("items", {})
    written = [_with_hyphen(source, index, items) for index in run]
    edits = [source.line_replacement(index, "\n".join(each)) for index, each in zip(run, written, strict=True)]
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    wrong = gettext("A list item starts with a hyphen, not with %(named)s.", named=_named(found))
    if found["mark"] == "-":
        wrong = gettext("Add a space after the hyphen.")
    if len(_boxes(source, run)) > 1:
        way_out = gettext(
            "Write only the items that you mean, each after a hyphen, as in `%(line)s`.", line=written[0][0]
        )
        yield Slip(about_line(source, run[0], wrong, way_out), tuple(edits), (run[0], run[-1]))
        return
    whole = [line for each in written for line in each]
    if len(whole) > len(run):
        shown = ", ".join(f"`{shortened_line(line)}`" for line in whole)
        yield slip(
            about_line(
                source, run[0], wrong, gettext("Write these lines instead: %(lines)s.", lines=shown), advice=edit
            )
        )
        return
    yield slip(
        about_line(
            source,
            run[0],
            wrong,
            instead(shortened_line(whole[0]), others=len(run) > 1),
            fix=edit,
        )
    )


def _boxes(source: Source, run: list[int]) -> set[bool]:
    """Return whether the boxes before items are ticked; two values if some are and some are not, or are crossed."""
    found = [each for index in run if (each := MARK.match(source.line(index)))]
    crossed = any(each["sign"] and CROSSES.intersection(each["sign"]) for each in found)
    return {"x" in each["box"].lower() for each in found if each["box"]} | ({True, False} if crossed else set())


def _named(found: re.Match[str]) -> str:
    if found["mark"][:1].isdigit():
        return gettext("a number")
    return f"`{found['mark']}`"


def _schema_of_list(source: Source, index: int, column: int) -> Schema:
    """Return the schema of the list that starts on a line, perhaps in the column of its name on the line above."""
    above = next((at for at in range(index - 1, -1, -1) if source.line(at).strip()), -1)
    found = FIELD.match(source.line(above)) if above >= 0 else None
    if found and found.start("name") == column and not source.line(above)[found.end() :].strip():
        return fields_at(source, above, column).get(found["name"].strip(), {})
    return schema_around(source, index, column) if column else {}


def _with_hyphen(source: Source, index: int, items: Mapping[str, Schema]) -> list[str]:
    """Return the lines with a hyphen; keep the width of the mark if the lines below are aligned with its text.

    If the list contains entries with fields, a text becomes the text of an entry.
    """
    line = source.line(index)
    found = _marked(line)
    if not found:
        return [line]
    said = found["said"].rstrip()
    if set(items.get("required", ())) == {"id", "text"} and not FIELD.match(said):
        margin = found["lead"] or "  "
        first = slug(" ".join(said.split()[:WORDS_OF_AN_ID])) or "a-short-name"
        text = said if PLAIN.fullmatch(said) else in_quotes(said)
        return [f"{margin}- id: {first}", f"{margin}  text: {text}"]
    below = lead(source.line(index + 1)) == found.start("said")
    width = len(found["mark"] + found["space"]) if below and found["mark"] != "-" else 2
    return [f"{found['lead']}{'-'.ljust(width)}{said}"]


def _is_within_entry(source: Source, index: int, column: int) -> bool:
    """Return whether the fields of the entry on the line above start in this column."""
    above = line_above(source, index)
    found = FIELD.match(above)
    return bool(found and above[found.end() :].strip()) and field_column(above) == column and column > 0


def _field(source: Source, index: int, found: re.Match[str]) -> Iterator[Slip]:
    """Yield a mark before a field where no list is expected."""
    field = FIELD.match(found["said"])
    known = fields_at(source, index, len(found["lead"]))
    if not field or field["name"].strip() not in known or found["number"] or found["mark"] == ">":
        return
    corrected = f"{found['lead']}{found['said']}".rstrip()
    wrong = gettext("A field begins with its name, not with `%(mark)s`.", mark=found["mark"])
    edit = source.line_replacement(index, corrected)
    yield slip(about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=edit))
