"""A fast look whether data meets its schema: a compiled validator says so; what it refuses, jsonschema words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import jsonschema_rs

from persona_handbook.reading.schema.formats import FORMATS
from persona_handbook.reading.schema.schemas import schema_of, spelled_out
from persona_handbook.reading.unseen import BLANKS
from persona_handbook.reading.yaml.value import Value

OURS = "ours-"


def surely_meets_schema(data: Value, kind: str) -> bool:
    """Tell whether data surely meets the schema of its kind; False where only jsonschema can tell."""
    try:
        return bool(_validator(kind).is_valid(data))
    except ValueError:  # such as a text that UTF-8 cannot hold
        return False


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401  any validator of jsonschema-rs
    formats = {f"{OURS}{name}": check for name, check in FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(
        _told_apart(spelled_out(schema_of(kind))), formats=formats, validate_formats=True
    )


def _told_apart(part: Any) -> Any:  # noqa: ANN401  any JSON
    """Give a schema in which nothing can be taken for something else than what jsonschema takes it for."""
    if isinstance(part, list):
        return [_told_apart(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {name: _told_apart(each) for name, each in part.items()}
    if isinstance(made.get("pattern"), str):
        # each engine of regular expressions has its own idea of a blank, and of the end of a text
        blanks = made["pattern"].replace(r"\S", f"[^{BLANKS}]").replace(r"\s", BLANKS)
        made["pattern"] = re.sub(r"\$$", r"\n?$", blanks)
    if isinstance(made.get("format"), str):
        made["type"] = "string"  # no format looks at a number, such as a year
        made["format"] = f"{OURS}{made['format']}"
    return made
