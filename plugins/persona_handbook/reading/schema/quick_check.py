"""Fast schema validation with a compiled validator; jsonschema validates rejected data again for its messages."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import jsonschema_rs

from persona_handbook.reading.schema.schemas import schema_of, spelled_out
from persona_handbook.reading.schema.value_formats import FORMATS
from persona_handbook.reading.unseen import BLANKS
from persona_handbook.reading.yaml.value import Value

OURS = "ours-"


def surely_meets_schema(data: Value, kind: str) -> bool:
    """Return whether data certainly meets the schema of its kind; False if only jsonschema can decide."""
    try:
        return bool(_validator(kind).is_valid(data))
    except ValueError:  # such as a text that cannot be encoded in UTF-8
        return False


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401  any validator of jsonschema-rs
    formats = {f"{OURS}{name}": check for name, check in FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(
        _told_apart(spelled_out(schema_of(kind))), formats=formats, validate_formats=True
    )


def _told_apart(part: Any) -> Any:  # noqa: ANN401  any JSON
    """Adapt a schema so that the compiled validator accepts nothing that jsonschema rejects."""
    if isinstance(part, list):
        return [_told_apart(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {name: _told_apart(each) for name, each in part.items()}
    if isinstance(made.get("pattern"), str):
        # engines of regular expressions differ in what matches white space and the end of a text
        blanks = made["pattern"].replace(r"\S", f"[^{BLANKS}]").replace(r"\s", BLANKS)
        made["pattern"] = re.sub(r"\$$", r"\n?$", blanks)
    if isinstance(made.get("format"), str):
        made["type"] = "string"  # formats do not apply to numbers, such as a year
        made["format"] = f"{OURS}{made['format']}"
    return made
