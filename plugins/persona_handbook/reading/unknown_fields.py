"""Fields that nobody knows and fields that are missing, told together: often they are one slip of the pen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from jsonschema import ValidationError

from persona_handbook.finding import Finding, Level
from persona_handbook.reading.document import Document, Pointer, Value
from persona_handbook.reading.naming import field_name
from persona_handbook.reading.schema_files import Schema
from persona_handbook.reading.suggestion import meant_field, way_out


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
    for name in [name for name in here if name not in known and not name.startswith("x-")]:
        meant = meant_field(name, known, pointer, whole)
        missing.discard(meant or "")
        location = document.key_at((*at, *pointer, name))
        wrong = f"There is no {field_name(data, (*pointer, name))}."
        yield Finding(location, Level.ERROR, "unknown-field", wrong, way_out(name, meant, here, known, whole))
    for name in sorted(missing, key=list(known).index):
        location = document.key_at((*at, *pointer))
        wrong = f"The {field_name(data, (*pointer, name))} is missing."
        yield Finding(location, Level.ERROR, "missing-field", wrong, _line_to_add(name, known[name]))


def _known(errors: list[ValidationError], whole: Schema) -> Schema:
    """Give the fields that are known where the errors are; a condition within a schema does not repeat them."""
    for error in errors:
        schema = cast("Schema", error.schema)
        if "properties" in schema and "additionalProperties" in schema:
            return cast("Schema", schema["properties"])
    return cast("Schema", whole["properties"])


def _line_to_add(name: str, schema: Schema) -> str:
    example = schema["examples"][0]
    if isinstance(example, str | int | float):
        said = example if isinstance(example, str) else json.dumps(example)
        return f"Add a line such as `{name}: {said}`."
    return f"Add `{name}`: {schema['description'][0].lower()}{schema['description'][1:]}"
