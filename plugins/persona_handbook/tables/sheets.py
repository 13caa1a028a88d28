"""The sheets of a handbook, and which lists of a file have their own sheet."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.schema.schemas import Schema, schema_of

ID = "id"
LIST = "list"
CLAIMS, STAGES, STEPS = "claims", "stages", "steps"
SHEET_OF_KIND = {"evidence": "evidence", "persona": "personas", "journey": "journeys"}
KIND_OF_SHEET = {
    **{sheet: kind for kind, sheet in SHEET_OF_KIND.items()},
    CLAIMS: "persona",
    STAGES: "journey",
    STEPS: "journey",
}
KEYS = {CLAIMS: ("persona", LIST), STAGES: ("journey",), STEPS: ("journey", "stage")}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and the text of each non-empty cell, row by row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def schema_of_rows(sheet: str, field: str = "") -> Schema:
    """Return the schema of the rows of a sheet, without their key columns.

    Args:
        sheet: one of KIND_OF_SHEET
        field: for claims, the list that contains the claim; without one, all fields of any claim
    """
    whole = schema_of(KIND_OF_SHEET[sheet])
    if sheet == CLAIMS:
        lists = [whole["properties"][name]["items"]["properties"] for name in ([field] if field else CLAIM_FIELDS)]
        in_all = set.intersection(*map(set, lists)) - {ID} if len(lists) > 1 else set()
        fields = {name: part for each in lists for name, part in each.items()}
        return {"properties": {name: fields[name] for name in sorted(fields, key=lambda name: name in in_all)}}
    if sheet in {STAGES, STEPS}:
        stage: Schema = whole["properties"]["stages"]["items"]
        return stage if sheet == STAGES else stage["properties"]["steps"]["items"]
    return whole


def key_columns(sheet: str) -> tuple[str, ...]:
    """Return the columns that identify the file, and the part of it, of a row."""
    return KEYS.get(sheet, (ID,))
