"""Fields that nobody knows and fields that are missing, told together: often they are one slip of the pen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from jsonschema import ValidationError

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.reading.document import Document, Pointer, Value
from persona_handbook.reading.naming import field_name
from persona_handbook.reading.schema_files import Schema
from persona_handbook.reading.slug import slug
from persona_handbook.reading.suggestion import is_misspelt, meant_field, way_out
from persona_handbook.reading.wrong_values import fields_to_write, shortened

SAYS_WHAT_IT_IS = ("text", "motivation", "name", "decision")
WORDS_OF_AN_ID = 4


def field_findings(
    document: Document, data: Value, at: Pointer, pointer: Pointer, errors: list[ValidationError], whole: Schema
) -> Iterator[Finding]:
    """Find the unknown and the missing fields of one part of a file.

    Args:
        document: the file
        data: what was checked
        at: where in the file it stands
        pointer: the part in which fields are unknown or missing, within the data
        errors: what jsonschema says about that part
        whole: the schema of the file, to tell where else a field belongs
    """
    known = _known(errors, whole)
    here = cast("dict[str, Any]", errors[0].instance)
    required = [cast("list[str]", error.validator_value) for error in errors if error.validator == "required"]
    missing = {name for names in required for name in names} - set(here)
    split = _split_text(here, known, missing)
    if split:
        location = document.key_at((*at, *pointer, *here))
        wrong = f"The {field_name(data, pointer)} is a text with a colon, `{shortened(split)}`, and should have fields."
        yield Finding(location, Level.ERROR, "wrong-value", wrong, fields_to_write(known, sorted(missing), split))
        return
    for name in [name for name in here if name not in known and not name.startswith("x-")]:
        meant = meant_field(name, known, pointer, whole)
        missing.discard(meant or "")
        location = document.key_at((*at, *pointer, name))
        wrong = f"There is no {field_name(data, (*pointer, name))}."
        is_slip = meant is not None and meant not in here and is_misspelt(name, meant)
        fix = Replacement(location, meant) if is_slip and meant else None
        yield Finding(location, Level.ERROR, "unknown-field", wrong, way_out(name, meant, here, known, whole), fix)
    for name in sorted(missing, key=list(known).index):
        location = document.key_at((*at, *pointer))
        wrong = f"The {field_name(data, (*pointer, name))} is missing."
        fix = _id_to_add(document, data, (*at, *pointer), here) if name == "id" and pointer else None
        line = f"Add a line such as `{fix.text.strip().rstrip(',')}`." if fix else _line_to_add(name, known[name])
        yield Finding(location, Level.ERROR, "missing-field", wrong, line, fix)


def _split_text(here: dict[str, Any], known: Schema, missing: set[str]) -> str | None:
    """Give the text of an entry that a colon made a field of: `- Slow startup: it takes a minute`."""
    if len(here) != 1 or not missing:
        return None
    ((name, value),) = here.items()
    is_text = isinstance(value, str) and name not in known and " " in f"{name} {value}".strip()
    return f"{name}: {value}" if is_text and not name.startswith("x-") else None


def _known(errors: list[ValidationError], whole: Schema) -> Schema:
    """Give the fields that are known where the errors are; a condition within a schema does not repeat them."""
    for error in errors:
        schema = cast("Schema", error.schema)
        if "properties" in schema and "additionalProperties" in schema:
            return cast("Schema", schema["properties"])
    return cast("Schema", whole["properties"])


def _id_to_add(document: Document, data: Value, pointer: Pointer, here: dict[str, Any]) -> Replacement | None:
    """Make an id of the first words of an entry that has none, unlike every other id of the file."""
    said = next((here[name] for name in SAYS_WHAT_IT_IS if isinstance(here.get(name), str)), "")
    base = slug(" ".join(said.split()[:WORDS_OF_AN_ID]))
    place = document.value_at(pointer)
    if not base or place.line == 0:
        return None
    new = base
    for number in range(2, 100):
        if new not in _ids(data):
            break
        new = f"{base}-{number}"
    flow = document.source_text(pointer).startswith("{")
    column = place.column + 1 if flow else place.column
    start = Location(place.path, place.line, column, place.line, column, place.excerpt)
    return Replacement(start, f"id: {new}, " if flow else f"id: {new}\n{' ' * (place.column - 1)}")


def _ids(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield str(value["id"])
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _ids(part)


def _line_to_add(name: str, schema: Schema) -> str:
    example = schema["examples"][0]
    if isinstance(example, str | int | float):
        said = example if isinstance(example, str) else json.dumps(example)
        return f"Add a line such as `{name}: {said}`."
    return f"Add `{name}`: {schema['description'][0].lower()}{schema['description'][1:]}"
