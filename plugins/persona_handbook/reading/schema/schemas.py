"""Loads the schemas from the folder `schemas` and resolves their references."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from persona_handbook.reading.unseen import FREE_FIELD, SEEN

VERSION, DEPRECATED = "x-version", "deprecated"
OF_FILES = ("common", "persona", "evidence", "journey")
KINDS = ("persona", "evidence", "journey", "settings")
PACKAGE = Path(__file__).resolve().parents[2]
# short patterns in the schemas, which editors support: the same patterns for all invisible characters
SHORT = {r"\S": SEEN, "^x-.": FREE_FIELD}

Schema = dict[str, Any]


@cache
def schema_of(kind: str) -> Schema:
    """Return the schema of a kind of file with all `$ref` resolved, without deprecated fields.

    Args:
        kind: persona, evidence, journey or settings
    """
    current: Schema = _without_deprecated(schema_with_deprecated(kind))
    return current


@cache
def schema_with_deprecated(kind: str) -> Schema:
    """Return the schema of a kind of file with all `$ref` resolved; arguments as for `schema_of`."""
    whole = _load(kind)
    plain: Schema = _inlined(whole, whole)
    return {name: part for name, part in plain.items() if name not in {"$defs", "$id", VERSION}}


def _without_deprecated(part: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(part, list):
        return [_without_deprecated(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: each for name, each in part.items() if not (isinstance(each, dict) and each.get(DEPRECATED) is True)}
    return {name: _without_deprecated(each) for name, each in kept.items()}


def spelled_out(part: Any) -> Any:  # noqa: ANN401  any JSON
    """Return the schema used for validation: short patterns also reject invisible text."""
    if isinstance(part, list):
        return [spelled_out(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {SHORT.get(name, name): spelled_out(each) for name, each in part.items()}
    if isinstance(made.get("pattern"), str):
        made["pattern"] = SHORT.get(made["pattern"], made["pattern"])
    return made


def whole_schema(name: str) -> Schema:
    """Return a schema as it is written, with its references, such as that of the records (`api`)."""
    return _load(name)


def schema_text(name: str) -> str:
    """Return the file of a schema, such as `persona` or `common`."""
    return (schema_folder() / f"{name}.schema.json").read_text("utf-8")


def schema_version() -> int:
    """Return the version of the files' schemas. It increases when a field changes its meaning or goes away."""
    return int(_load("common")[VERSION])


def schema_folder() -> Path:
    """Return the folder of the schemas: in the installed package, or beside the source."""
    installed = PACKAGE / "schemas"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "schemas"


@cache
def _load(name: str) -> Schema:
    loaded: Schema = json.loads(schema_text(name))
    return loaded


def _inlined(part: Any, whole: Schema) -> Any:  # noqa: ANN401  any JSON
    if isinstance(part, list):
        return [_inlined(each, whole) for each in part]
    if not isinstance(part, dict):
        return part
    if "anyOf" in part:
        return _one_list([_inlined(each, whole) for each in part["anyOf"]])
    if "$ref" not in part:
        return {name: _inlined(each, whole) for name, each in part.items() if name != "$defs"}
    file, _, pointer = part["$ref"].partition("#/$defs/")
    holder = _load(file.removesuffix(".schema.json")) if file else whole
    own = {name: each for name, each in part.items() if name != "$ref"}
    return {**_inlined(holder["$defs"][pointer], holder), **own}


def _one_list(groups: list[Schema]) -> Schema:
    """Join enumerations, each with what its values count as, into one, so that errors name every value."""
    counts_as = {value: group["x-counts-as"] for group in groups for value in group["enum"]}
    return {"enum": list(counts_as), "x-counts-as": counts_as}
