"""Fields beside the part to which they belong, or without the name of that part above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from persona_handbook.finding import Finding, Level, Replacement
from persona_handbook.message import all_of, gettext, ngettext
from persona_handbook.reading.mistakes.text_below import SAYING
from persona_handbook.reading.phrasing import normalized, these_lines
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.line_layout import lead, of_lines
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened_line
from persona_handbook.reading.unseen import is_free_field
from persona_handbook.reading.yaml.document import Document, Pointer, Value

STEP = 2
FEW_LINES = 6
FEWEST_OF_AN_ENTRY = 2


@dataclass(frozen=True, slots=True)
class LostPart:
    """A finding, the lines (counted from 1) that it explains, and the entries whose mistakes it covers."""

    finding: Finding
    lines: Sequence[int]
    entries: frozenset[Pointer] = frozenset()


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive unknown fields of a part that all belong to one other part, called `home`."""

    pointer: Pointer
    names: Sequence[str]
    home: str
    schema: Schema
    above: str


def lost_parts(document: Document, pointer: Pointer, here: Mapping[str, Value], known: Schema) -> Iterator[LostPart]:
    """Find the unknown fields of a part that belong to a missing part, or to one beside them.

    Args:
        document: the file
        pointer: the part with unknown fields
        here: its fields
        known: the fields that it may have
    """
    for run in _runs(pointer, here, known):
        found = _told(document, run, here)
        if found:
            yield found


def _runs(pointer: Pointer, here: Mapping[str, Value], known: Schema) -> Iterator[_Run]:
    run: list[str] = []
    homes: set[str] = set()
    above = before = ""
    for name in [*here, ""]:
        able = _homes(name, here, known) if name and name not in known and not is_free_field(name) else set()
        able = {before} if not run and before in able else able
        if run and not homes & able:
            yield from _run(pointer, run, homes, above, known)
            run = []
            able = {before} if before in able else able
        if able:
            above, homes = (above, homes & able) if run else (before, able)
            run.append(name)
        before = name


def _run(pointer: Pointer, names: list[str], homes: set[str], above: str, known: Schema) -> Iterator[_Run]:
    home = next(iter(homes)) if len(homes) == 1 else ""
    is_list = bool(home) and known[home].get("type") == "array"
    required = {*known[home]["items"].get("required", ())} if is_list else set()
    is_enough = len(names) >= FEWEST_OF_AN_ENTRY or not is_list
    if home and is_enough and required <= {_inner(name, home, known) for name in names}:
        yield _Run(pointer, names, home, known[home], above)


def _homes(name: str, here: Mapping[str, Value], known: Schema) -> set[str]:
    """Return the parts beside a field that can contain it: any part with fields, and lists that do not exist yet."""
    return {
        home
        for home, schema in known.items()
        if (schema.get("type") == "object" or home not in here)
        and (inner := _inner(name, home, known))
        and not _has(here.get(home), inner)
    }


def _has(value: Value, name: str) -> bool:
    return isinstance(value, dict) and name in value


def _inner(name: str, home: str, known: Mapping[str, Any]) -> str:
    """Return the name that a field has in a part: its own, or what follows the name of the part."""
    schema = known[home]
    properties = schema.get("items", schema).get("properties", {})
    said = normalized(name)
    return next((each for each in properties if said in {normalized(each), normalized(f"{home}_{each}")}), "")


def _told(document: Document, run: _Run, here: Mapping[str, Value]) -> LostPart | None:
    source = document.source
    keys = [document.key_at((*run.pointer, name)) for name in run.names]
    last = document.value_at((*run.pointer, run.names[-1])).end_line
    lines = range(keys[0].line - 1, max(last, keys[-1].line))
    written = [source.line(at) for at in lines]
    column = keys[0].column - 1
    if any(each.column != keys[0].column for each in keys) or written[0][:column].strip(" "):
        return None
    head = _head(document, run, here, column)
    if head is None:
        return None
    inside = _inside(run, written, column, _column_inside(document, run, here, column))
    start, whole = head[0], [*head[1], *inside]
    if start is None:
        return _move(document, run, lines, inside)
    first, end = source.line_start(start), source.line_start(lines[-1]) + len(source.line(lines[-1]))
    edit = source.replacement(first, end, "\n".join(whole))
    is_kept = head[1] == [source.line(at) for at in range(start, start + len(head[1]))]
    new = inside if is_kept else whole
    return LostPart(_finding(document, run, new, lines, edit), range(start + 1, lines[-1] + 2))


def _head(document: Document, run: _Run, here: Mapping[str, Value], column: int) -> tuple[int | None, list[str]] | None:
    """Return the first line to replace and the lines that begin the part; no line if the fields must be moved."""
    pointer, source = (*run.pointer, run.home), document.source
    if run.home not in here:
        return document.key_at((*run.pointer, run.names[0])).line - 1, [f"{' ' * column}{run.home}:"]
    value, key = here[run.home], document.key_at(pointer)
    index = key.line - 1
    if isinstance(value, dict):
        if document.source_text(pointer).startswith("{"):
            return None
        end = document.value_at(pointer).end_line
        if run.above != run.home:
            return None, []
        return index, [source.line(at) for at in range(index, end)]
    if run.above != run.home or isinstance(value, list):
        return None
    if value is None:
        return index, [source.line(index)]
    field = _field_of_text(str(value), run.schema)
    if not field or document.value_at(pointer).end_line != key.line:
        return None
    return index, [f"{' ' * column}{run.home}:", f"{' ' * (column + STEP)}{field}"]


def _field_of_text(said: str, schema: Schema) -> str:
    """Return a text as the only field of a part that it can be: one of a few values, or a quote."""
    properties = schema.get("properties", {})
    chosen = [name for name, each in properties.items() if said in each.get("enum", ())]
    saying = [name for name in SAYING if name in properties][:1]
    name = next(iter(chosen or saying), "")
    return f"{name}: {said if is_plain(said) else in_quotes(said)}" if name else ""


def _column_inside(document: Document, run: _Run, here: Mapping[str, Value], column: int) -> int:
    value = here.get(run.home)
    if isinstance(value, dict) and value:
        return document.key_at((*run.pointer, run.home, next(iter(value)))).column - 1
    return column + STEP


def _inside(run: _Run, written: Sequence[str], column: int, to: int) -> list[str]:
    """Return the lines of a run as lines of its part, whose fields or hyphens start in a column."""
    hyphen = run.schema.get("type") == "array"
    by = to - column + (STEP if hyphen else 0)
    known = {run.home: run.schema}
    moved: list[str] = []
    for line in written:
        name = next((each for each in run.names if line.startswith(f"{' ' * column}{each}:")), "")
        said = line[column + len(name) :] if name else line.lstrip(" ")
        start = column if name else lead(line)
        text = f"{_inner(name, run.home, known)}{said}" if name else said
        moved.append(f"{' ' * (start + by)}{text}" if line.strip() else line)
    if hyphen:
        moved[0] = f"{' ' * to}- {moved[0].lstrip()}"
    return moved


def _move(document: Document, run: _Run, lines: range, inside: list[str]) -> LostPart:
    source = document.source
    end = document.value_at((*run.pointer, run.home)).end_line - 1
    after = source.line_start(end) + len(source.line(end))
    edits = [source.replacement(after, after, "\n" + "\n".join(inside)), source.without_lines(lines)]
    edits.sort(key=lambda each: each.location)
    values = {"lines": of_lines(lines), "end": end + 1, "line": shortened_line(inside[0])}
    belongs = ngettext(
        "The field %(fields)s belongs in `%(home)s`.",
        "The fields %(fields)s belong in `%(home)s`.",
        len(run.names),
        fields=_fields(run),
        home=run.home,
    )
    way_out = gettext("Move %(lines)s below line %(end)s, and write `%(line)s` there.", **values)
    if len(inside) > 1:
        way_out = gettext(
            "Move %(lines)s below line %(end)s, and write `%(line)s` there, and the other lines in the same way.",
            **values,
        )
    place = document.key_at((*run.pointer, run.names[0]))
    finding = Finding(place, Level.ERROR, "unknown-field", belongs, way_out, advice=source.together(edits))
    return LostPart(finding, range(lines[0] + 1, lines[-1] + 2))


def _fields(run: _Run) -> str:
    return all_of(f"`{name}`" for name in run.names)


def _finding(document: Document, run: _Run, new: Sequence[str], lines: range, edit: Replacement) -> Finding:
    place = document.key_at((*run.pointer, run.names[0]))
    wrong = ngettext(
        "The field %(fields)s belongs in `%(home)s`, indented below its name.",
        "The fields %(fields)s belong in `%(home)s`, indented below its name.",
        len(run.names),
        fields=_fields(run),
        home=run.home,
    )
    if len(new) <= FEW_LINES:
        way_out = these_lines([f"`{shortened_line(line)}`" for line in new])
    else:
        way_out = gettext(
            "Write `%(line)s` and below it `%(below)s`, and indent the lines up to line %(last)s in the same way.",
            line=shortened_line(new[0]),
            below=shortened_line(new[1]),
            last=lines[-1] + 1,
        )
    return Finding(place, Level.ERROR, "unknown-field", wrong, way_out, advice=edit)
