"""The schema of a kind of file for the form: starter fields first, each with its hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from persona_handbook.message import Say, gettext, in_english
from persona_handbook.model.declared import target_of
from persona_handbook.model.files.new_file_hints import LATER, initial_value
from persona_handbook.reading.phrasing import in_words
from persona_handbook.reading.schema.schemas import Schema, schema_of

FieldPath = tuple[str, ...]
SHORT = 44
LIST = "ph-list-"
SAID = ("title", "description")
SHOWN = (
    "title",
    "type",
    "enum",
    "x-enumTitles",
    "minimum",
    "maximum",
    "pattern",
    "minLength",
    "minItems",
    "patternProperties",
)
PROPOSED = "interview"
ASKED = ("evidence", "feeling")
# what an interview is about comes before what is noted about it
FIRST = {"evidence": ("answers", "consent", "participant", "title", "date")}


def form_schema(kind: str, say: Say = in_english) -> Schema:
    """Return the schema of a kind of file for the form library, with its texts in a language.

    Conditions are left to the validation with the full schema; partial dates are text; IDs are generated from other
    fields and not shown. Nested groups show all fields, because the library drops hidden ones when another field is
    edited.
    """
    schema = said_in(schema_of(kind), say)
    first = {name: schema["properties"][name] for name in FIRST.get(kind, ())}
    whole = _group({**schema, "properties": first | schema["properties"]}, ())
    shown = whole["x-defaultProperties"]
    return {**whole, "x-defaultProperties": [*first, *(name for name in shown if name not in first)]}


def said_in(schema: Schema, say: Say) -> Schema:
    """Return a schema with titles, descriptions, hints and names of entries in a language; values get titles in it."""
    told: Schema = {name: say(schema[name]) for name in SAID if name in schema}
    if "x-one" in schema:
        told["x-one"] = say(schema["x-one"].capitalize())
    if "x-hint" in schema:
        told["x-hint"] = say(gettext("%(hint)s.", hint=gettext(schema["x-hint"])))
    if "enum" in schema:
        told["x-enumTitles"] = [say(in_words(str(value))) for value in schema["enum"]]
    if "properties" in schema:
        told["properties"] = {name: said_in(part, say) for name, part in schema["properties"].items()}
    if "items" in schema:
        told["items"] = said_in(schema["items"], say)
    return {**schema, **told}


def targets(kind: str) -> set[str]:
    """Return the kinds of things that the fields of a form refer to."""
    return set(_targets(form_schema(kind)))


def _targets(schema: Schema) -> Iterator[str]:
    if "x-target" in schema:
        yield schema["x-target"]
    for part in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        yield from _targets(part)


def _group(schema: Schema, way: FieldPath) -> Schema:
    begun = schema.get("required", ()) if not way else ()
    properties = {
        name: _field(part, (*way, name)) if name in begun else _not_chosen(_field(part, (*way, name)))
        for name, part in schema["properties"].items()
    }
    return {
        "title": schema.get("title", ""),
        "type": "object",
        "properties": properties,
        "required": [name for name in schema.get("required", ()) if name != "id"],
        "patternProperties": {"^x-.": {}},
        "x-defaultProperties": [name for name, part in schema["properties"].items() if _is_shown(name, part, schema)],
    }


def _is_shown(name: str, part: Schema, schema: Schema) -> bool:
    return name in schema.get("required", ()) or name in ASKED or initial_value(part, PROPOSED) not in (None, LATER)


def _field(part: Schema, way: FieldPath) -> Schema:
    if "properties" in part:
        shown = {"x-defaultProperties": list(part["properties"]), "x-enablePropertiesToggle": False}
        return {**_group(part, way), **_told(part), **shown}
    if part.get("type") == "array":
        moving = {} if "properties" in part["items"] else {"x-arrayMove": False}
        return {**_told(part), "type": "array", "items": _item(part, way), **moving}
    name = way[-1]
    shown = {word: part[word] for word in SHOWN if word in part}
    field = {**shown, **_told(part), **_referring(part, way)}
    if isinstance(field.get("type"), list):
        field["type"] = "string"
    if name == "id":
        field["x-hidden"] = True
    return field | _format(name, part)


def _not_chosen(field: Schema) -> Schema:
    """Let a choice begin with nothing, so that no value is shown that nobody chose."""
    if "enum" not in field:
        return field
    return {**field, "enum": ["", *field["enum"]], "x-enumTitles": ["\u2014", *field["x-enumTitles"]]}


def _item(part: Schema, way: FieldPath) -> Schema:
    item = part["items"]
    title = part["x-one"]
    if "properties" in item:
        return {**_group(item, way), "title": title}
    return {**{word: item[word] for word in SHOWN if word in item}, "title": title, **_referring(item, way)}


def _told(part: Schema) -> Schema:
    """Set the description of a field; hints about lists and groups refer to the file, not to the form."""
    is_open = "properties" in part or "properties" in part.get("items", {})
    return {"title": part["title"], "description": part["description"] if is_open else part["x-hint"]}


def _referring(part: Schema, way: FieldPath) -> Schema:
    """Name the kind of thing that a field refers to, and the list in the page that offers them."""
    target = target_of(way, part)
    if not target:
        return {}
    return {"x-target": target, "x-inputAttributes": {"list": f"{LIST}{target}", "autocomplete": "off"}}


def _format(name: str, part: dict[str, Any]) -> Schema:
    if part.get("format") == "date":
        return {"x-format": "date"}
    if part.get("type") == "string" and "enum" not in part and name not in {"name", "title", "owner"}:
        longest = max((len(example) for example in part["examples"] if isinstance(example, str)), default=0)
        return {"x-format": "textarea"} if longest > SHORT else {}
    return {}
