"""Validates a document against its schema and reports each error once, in plain words, at its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from persona_handbook.finding import Finding, Location, Replacement
from persona_handbook.reading.schema.meant.items import together
from persona_handbook.reading.schema.out_of_place.keyed_entries import WrongEntry, empty_entries, keyed_entries
from persona_handbook.reading.schema.out_of_place.lost_list import lost_lists
from persona_handbook.reading.schema.out_of_place.lost_parts import LostPart, lost_parts
from persona_handbook.reading.schema.quick_check import surely_meets_schema
from persona_handbook.reading.schema.renamed import renamed_errors
from persona_handbook.reading.schema.schemas import Schema, schema_of, spelled_out
from persona_handbook.reading.schema.unknown_fields import field_findings, known_fields, required_by
from persona_handbook.reading.schema.value_formats import format_checker
from persona_handbook.reading.schema.wrong_values import wrong_value
from persona_handbook.reading.yaml.document import Document, Pointer, Value

if TYPE_CHECKING:
    from jsonschema import ValidationError

DEEPEST_RENAMED = 4
MOST_MEANT = 100  # searching suggestions for more unknown fields would take minutes


def form_findings(document: Document, kind: str, at: Pointer = ()) -> list[Finding]:
    """Validate a document against the schema of its kind.

    Args:
        document: a file whose data could be read
        kind: persona, evidence, journey or settings
        at: the part of the document to validate

    Returns:
        every finding in the order of the lines; a misspelled required field is one finding, not two
    """
    data = _part(document.data, at)
    if surely_meets_schema(data, kind):
        return []
    errors = list(_validator(kind).iter_errors(data))
    fields: dict[Pointer, list[ValidationError]] = defaultdict(list)
    told: list[tuple[Pointer, Finding]] = []
    new = [(error, "") for error in errors]
    for _ in range(DEEPEST_RENAMED):
        below: dict[Pointer, list[ValidationError]] = defaultdict(list)
        for error, name in new:
            pointer = tuple(error.absolute_path)
            if error.validator in {"required", "additionalProperties"}:
                below[pointer].append(error)
            else:
                is_looked_up = isinstance(error.schema, dict) and "x-refers-to" in error.schema
                way = () if is_looked_up else (*at, *pointer)
                told.append((way, wrong_value(document, data, at, error, schema_of(kind), name)))
        fields |= below
        new = [] if at else [*renamed_errors(below, known_fields, schema_of(kind), _errors_of)]
    findings = [*together(document, told)]
    strange = {way: group for way, group in fields.items() if any(each.validator != "required" for each in group)}
    lost, explained = lost_lists(document, data, strange, schema_of(kind)) if not at else ([], frozenset())
    findings = [each for each in findings if not _is_within(document, each, explained)] + lost
    parts = [] if at else [*_parts_meant(document, fields, explained, schema_of(kind))]
    if not at:
        empty = {tuple(each.absolute_path)[:-1] for each in errors if each.instance is None and each.absolute_path}
        parts += empty_entries(document, {pointer: _part(data, pointer) for pointer in empty if pointer})
    settled = {pointer for each in parts for pointer in each.entries}
    moved = {line for each in parts for line in each.lines}
    findings = [each for each in findings if each.location.line not in moved]
    left = MOST_MEANT
    for pointer, group in fields.items():
        if pointer[:2] in explained or pointer in settled:
            continue
        found = list(field_findings(document, data, at, pointer, group, schema_of(kind), left))
        findings += [each for each in found if each.rule != "unknown-field" or each.location.line not in moved]
        left = max(0, left - len(found))
    findings += [each.finding for each in parts]
    return sorted(_each_once(findings), key=lambda finding: finding.order)


def _parts_meant(
    document: Document, fields: Mapping[Pointer, list[ValidationError]], explained: Iterable[Pointer], whole: Schema
) -> Iterator[LostPart]:
    """Yield what explains the fields of several entries or lines at once."""
    lists: dict[Pointer, list[WrongEntry]] = defaultdict(list)
    for pointer, group in fields.items():
        here, known = cast("dict[str, Value]", group[0].instance), known_fields(group, whole)
        if pointer[:2] in explained:
            continue
        if pointer and isinstance(pointer[-1], int):
            names = [name for each in group if each.validator == "required" for name in required_by(each)]
            lists[pointer[:-1]].append(WrongEntry(pointer, here, known, tuple(dict.fromkeys(names))))
        yield from lost_parts(document, pointer, here, known)
    for entries in lists.values():
        keyed = keyed_entries(document, entries)
        if keyed:
            yield keyed


def _is_within(document: Document, finding: Finding, entries: Iterable[Pointer]) -> bool:
    places = (document.value_at(entry) for entry in entries)
    return any(each.line <= finding.location.line <= each.end_line for each in places)


def is_guess(document: Document, finding: Finding) -> bool:
    """Return whether a finding about a repaired document may be a result of the repair."""
    edits = [each.edit.location for each in document.findings if each.edit]
    if is_guess_at(document, finding.location) or (finding.edit and _overlaps(finding.edit, edits)):
        return True
    is_about_the_file = finding.rule == "missing-field" and finding.location == document_start(document)
    return bool(document.doubtful) and is_about_the_file


def _overlaps(edit: Replacement, others: Iterable[Location]) -> bool:
    """Return whether following one advice would change what another one refers to: its text, or its column."""
    place = edit.location
    if "\n" in edit.text:
        return any(place.line <= each.end_line and each.line <= place.end_line for each in others)
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return any(start < (each.end_line, each.end_column) and (each.line, each.column) < end for each in others)


def is_guess_at(document: Document, place: Location) -> bool:
    """Return whether the content of a repaired document at a place may be a result of the repair."""
    line = place.line - 1
    told = {
        number
        for each in document.findings
        if each.advice or (each.location.line, each.location.column) == (place.line, place.column)
        for number in range(each.location.line - 1, each.location.end_line)
    }
    return line in told or any(first <= line <= last for first, last in document.doubtful)


def document_start(document: Document) -> Location:
    """Return the place for findings about a whole file."""
    return (document.repaired or document).key_at(())


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401  jsonschema's validators have no common type
    from jsonschema import Draft202012Validator  # noqa: PLC0415  only where a file is not sound

    return Draft202012Validator(spelled_out(schema_of(kind)), format_checker=format_checker())


def _errors_of(value: Value, schema: Schema) -> list[ValidationError]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return [*Draft202012Validator(schema, format_checker=format_checker()).iter_errors(value)]


def _part(data: Value, at: Pointer) -> Value:
    for step in at:
        data = data[step] if isinstance(data, dict | list) else None  # type: ignore[index]
    return data


def _each_once(findings: list[Finding]) -> Iterator[Finding]:
    """Keep the first finding about each value: an empty value violates several constraints."""
    seen: set[tuple[object, str]] = set()
    for finding in findings:
        if (finding.location, finding.rule) not in seen or finding.rule == "missing-field":
            seen.add((finding.location, finding.rule))
            yield finding
