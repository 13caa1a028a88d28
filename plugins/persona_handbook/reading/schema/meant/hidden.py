"""Values that start with `#`, which YAML treats as a comment."""

from __future__ import annotations

import re

from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.meant.wrong import Correction
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line
from persona_handbook.reading.yaml.document import Document, Pointer

HASHED = re.compile(r"(?P<before>.*?:[ ]+)(?P<said>#[^\s#!].*)$")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
IDS = f"^{SLUG.pattern}$"


def hidden_value(document: Document, pointer: Pointer, schema: Schema) -> Correction | None:
    """Return the value after the `#` of a field without a value; None if it is a comment.

    Args:
        document: the file
        pointer: the path to the field
        schema: the schema of the field
    """
    key = document.key_at(pointer)
    line = document.source.line(key.line - 1)
    found = HASHED.match(line[key.end_column - 1 :])
    if not found:
        return None
    words = [slug(HUMP.sub("-", each.lstrip("#").strip(",;"))) for each in found["said"].split()]
    are_ids = all(map(SLUG.fullmatch, words))
    if schema.get("items", {}).get("pattern") == IDS and are_ids:
        said = f"[{', '.join(words)}]"
    elif schema.get("pattern") == IDS and are_ids and len(words) == 1:
        said = words[0]
    elif schema.get("type") == "string" and not {"pattern", "enum", "format"} & {*schema} - {"pattern"}:
        said = in_quotes(found["said"].rstrip())
    else:
        return None
    corrected = line[: key.end_column - 1] + found["before"] + said
    edit = document.source.line_replacement(key.line - 1, corrected)
    return Correction(gettext("Write `%(line)s`.", line=shortened_line(corrected)), advice=edit)
