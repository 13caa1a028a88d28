"""The schema of a kind of file for the form: starter fields first, each with its hint."""

from __future__ import annotations

from typing import Any

from persona_handbook.model.files.new_file_hints import LATER, initial_value
from persona_handbook.reading.schema.schemas import Schema, schema_of

SHORT = 44
SHOWN = ("title", "type", "enum", "minimum", "maximum", "pattern", "minLength", "minItems", "patternProperties")
EVIDENCE_LIST, CLAIM_LIST = "ph-evidence", "ph-personas"
PROPOSED = "interview"
REFERRED = {"evidence": EVIDENCE_LIST, "persona": CLAIM_LIST}


def form_schema(kind: str) -> Schema:
    """Return the schema of a kind of file for the form library.

    Conditions are left to the validation with the full schema; partial dates are text; IDs are generated from other
    fields and not shown. Nested groups show all fields, because the library drops hidden ones when another field is
    edited.
    """
    return _group(schema_of(kind))


def _group(schema: Schema) -> Schema:
    properties = {name: _field(name, part) for name, part in schema["properties"].items()}
    return {
        "title": schema.get("title", ""),
        "type": "object",
        "properties": properties,
        "required": [name for name in schema.get("required", ()) if name != "id"],
        "patternProperties": {"^x-.": {}},
        "x-defaultProperties": [name for name, part in schema["properties"].items() if _is_shown(name, part, schema)],
    }


def _is_shown(name: str, part: Schema, schema: Schema) -> bool:
    return (
        name in schema.get("required", ()) or name == "evidence" or initial_value(part, PROPOSED) not in (None, LATER)
    )


def _field(name: str, part: Schema) -> Schema:
    if "properties" in part:
        return {**_group(part), **_told(part), "x-defaultProperties": list(part["properties"])}
    if part.get("type") == "array":
        return {**_told(part), "type": "array", "items": _item(part)}
    shown = {word: part[word] for word in SHOWN if word in part}
    field = {**shown, **_told(part), **_referring(part)}
    if isinstance(field.get("type"), list):
        field["type"] = "string"
    if name == "id":
        field["x-hidden"] = True
    return field | _format(name, part)


def _item(part: Schema) -> Schema:
    item = part["items"]
    title = part["x-one"].capitalize()
    if "properties" in item:
        return {**_group(item), "title": title}
    return {**{word: item[word] for word in SHOWN if word in item}, "title": title, **_referring(item)}


def _told(part: Schema) -> Schema:
    """Set the description of a field; hints about lists and groups refer to the file, not to the form."""
    is_open = "properties" in part or "properties" in part.get("items", {})
    return {"title": part["title"], "description": part["description"] if is_open else f"{part['x-hint']}."}


def _referring(part: Schema) -> Schema:
    listed = REFERRED.get(str(part.get("x-refers-to")))
    return {"x-inputAttributes": {"list": listed, "autocomplete": "off"}} if listed else {}


def _format(name: str, part: dict[str, Any]) -> Schema:
    if part.get("format") == "date":
        return {"x-format": "date"}
    if part.get("type") == "string" and "enum" not in part and name not in {"name", "title", "owner"}:
        longest = max((len(example) for example in part["examples"] if isinstance(example, str)), default=0)
        return {"x-format": "textarea"} if longest > SHORT else {}
    return {}
