"""Errors in the values of fields whose names are wrong, so that both are told in one round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.schema.meant.numbers import meant_number
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.schema.suggestion import is_misspelt, meant_field, name_certainly_meant
from persona_handbook.reading.unseen import is_free_field
from persona_handbook.reading.yaml.document import Pointer, Value

if TYPE_CHECKING:
    from jsonschema import ValidationError

MOST = 100
BETWEEN_IDS = re.compile(r"[,;\s]+")
Errors = Callable[[Value, Schema], "list[ValidationError]"]


def renamed_errors(
    groups: dict[Pointer, list[ValidationError]],
    known_fields: Callable[[list[ValidationError], Schema], Schema],
    whole: Schema,
    errors_of: Errors,
) -> Iterator[tuple[ValidationError, str]]:
    """Yield the errors in the values of fields that certainly have another name, each with that name.

    Args:
        groups: the errors about unknown and missing fields, by the part that contains them
        known_fields: returns the fields that are possible at the place of errors
        whole: the schema of the file
        errors_of: validates a value against a schema
    """
    for pointer, group in [*groups.items()][:MOST]:
        here, known = cast("dict[str, Value]", group[0].instance), known_fields(group, whole)
        unknown = [name for name in here if name not in known and not is_free_field(name)]
        for name in unknown[:MOST]:
            meant = _certainly(name, known, pointer, whole)
            if meant and meant not in here and here[name] is not None:
                for error in errors_of(here[name], known[meant]):
                    is_whole = not error.absolute_path
                    if is_whole and is_converted(here[name], known[meant], meant):
                        continue
                    error.path.extendleft(reversed((*pointer, name)))
                    yield error, meant if is_whole else ""


def is_converted(value: Value, schema: Schema, name: str) -> bool:
    """Return whether renaming a field to `name` also converts its value: to a number, or to a list of IDs."""
    if not isinstance(value, str):
        return False
    if schema.get("type") in {"integer", "number"}:
        return meant_number(value, schema, name) is not None
    items = schema.get("items", {})
    said = [each for each in BETWEEN_IDS.split(value) if each]
    return items.get("pattern") == f"^{SLUG.pattern}$" and bool(said) and all(map(SLUG.fullmatch, said))


def _certainly(name: str, known: dict[str, Any], pointer: Pointer, whole: Schema) -> str | None:
    meant = meant_field(name, known, pointer, whole)
    is_certain = meant and (is_misspelt(name, meant) or name_certainly_meant(name, known) == meant)
    return meant if is_certain else None
