"""Findings for invalid values: what was found, what is expected and the simplest fix."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import Phrases, any_of, capitalized, gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.phrasing import alternatives, did_you_mean, normalized
from persona_handbook.reading.schema.meant.hidden import hidden_value
from persona_handbook.reading.schema.meant.values import meant_value
from persona_handbook.reading.schema.meant.wrong import WrongValue, is_optional, without_field
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.schema.value_formats import DAY
from persona_handbook.reading.source_text.line_layout import of_lines
from persona_handbook.reading.unseen import is_blank
from persona_handbook.reading.yaml.document import Document, Pointer, Value
from persona_handbook.reading.yaml.naming import field_name

if TYPE_CHECKING:
    from jsonschema import ValidationError

KINDS: Phrases = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an entry with fields",
}
FORMATS: Phrases = {
    "date": "a date such as 2026-08-31",
    "partial-date": "a date such as 2026-08-31, 2026-08 or 2026",
    "language": "a language code such as `en` or `de`",
    "path": "the path of a file or folder in the handbook",
    "link": "a link that starts with https://, http:// or mailto:, or the path of a file",
}
LONGEST = 60
NUMBER = re.compile(r"\d{1,3}(,\d{3})+|\d+(\.\d+)?")
TRUTHS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}


def wrong_value(
    document: Document, data: Value, at: Pointer, error: ValidationError, whole: Schema, called: str = ""
) -> Finding:
    """Create the finding for a jsonschema error about a value.

    Args:
        document: the file
        data: the validated data
        at: the pointer of the data within the file
        error: the error; its data are used, never its message
        whole: the schema of the data
        called: the right name of the field, if it has another one
    """
    pointer = tuple(error.absolute_path)
    location = document.value_at((*at, *pointer))
    if not error.validator:
        return _out_of_place(document, data, at, error)
    if error.validator == "uniqueItems":
        return _repeated(document, data, at, error)
    if error.instance is None or (isinstance(error.instance, str) and is_blank(error.instance)):
        wrong = capitalized(gettext("The %(field)s is empty.", field=field_name(data, pointer)))
        key = document.key_at((*at, *pointer))
        hidden = hidden_value(document, (*at, *pointer), _schema(error))
        if hidden:
            empty = gettext("The %(field)s is empty, because `#` begins a comment.", field=field_name(data, pointer))
            wrong = capitalized(empty)
            return replace(_finding(key, wrong, hidden.way_out), advice=hidden.advice)
        is_alone = document.source.line(key.line - 1).strip() == "-"
        if not is_optional(whole, pointer) and not is_alone:
            return _finding(key, wrong, gettext("Fill it in."))
        filled = gettext("Fill it in, or delete line %(line)s.", line=key.line)
        return replace(_finding(key, wrong, filled), advice=without_field(document, (*at, *pointer)))
    written = document.source_text((*at, *pointer))
    expected, way_out = _expected(error, written, str(pointer[-1]) if pointer else "")
    found = _found(cast("Value", error.instance), written)
    wrong = capitalized(
        gettext(
            "The %(field)s is %(found)s; expected %(expected)s.",
            field=field_name(data, pointer),
            found=found,
            expected=expected,
        )
    )
    is_free = is_optional(whole, (*pointer[:-1], called) if called else pointer)
    meant = meant_value(WrongValue(document, data, (*at, *pointer), error, is_free, called))
    if meant:
        return replace(_finding(location, wrong, meant.way_out), fix=meant.fix, advice=meant.advice)
    return replace(_finding(location, wrong, way_out), fix=_trimmed_id(error, location))


def _trimmed_id(error: ValidationError, location: Location) -> Replacement | None:
    """Offer an ID without spaces and capitals; any other correction would be a guess."""
    if error.validator != "pattern" or error.validator_value != f"^{SLUG.pattern}$":
        return None
    meant = str(error.instance).strip().lower()
    return Replacement(location, meant) if SLUG.fullmatch(meant) else None


def _out_of_place(document: Document, data: Value, at: Pointer, error: ValidationError) -> Finding:
    """Report a field that is not allowed because of another field; the error has its value but not its name."""
    fields = data if isinstance(data, dict) else {}
    name = next((each for each, value in fields.items() if value is error.instance), "")
    pointer, kind = (*error.absolute_path, name), fields.get("kind")
    wrong = capitalized(
        gettext(
            "The %(field)s is not allowed, because `kind` is `%(kind)s`.", field=field_name(data, pointer), kind=kind
        )
    )
    return _finding(document.key_at((*at, *pointer)), wrong, gettext("Delete it, or correct `kind`."))


def _repeated(document: Document, data: Value, at: Pointer, error: ValidationError) -> Finding:
    """Report the first entry of a list that is the same as one above it."""
    entries, pointer = cast("list[Value]", error.instance), tuple(error.absolute_path)
    again = next(index for index, entry in enumerate(entries) if entry in entries[:index])
    first = entries.index(entries[again])
    place, before = document.value_at((*at, *pointer, again)), document.value_at((*at, *pointer, first))
    wrong = capitalized(
        gettext(
            "The %(field)s repeats the one on line %(line)s.",
            field=field_name(data, (*pointer, again)),
            line=before.line,
        )
    )
    source = document.source
    is_whole = source.line(place.line - 1)[: place.column - 1].strip() == "-" and before.end_line < place.line
    if not is_whole:
        return _finding(place, wrong, gettext("Delete it."))
    lines = range(place.line - 1, place.end_line)
    way_out = gettext("Delete %(lines)s.", lines=of_lines(lines))
    return replace(_finding(place, wrong, way_out), advice=source.without_lines(lines), related=(before,))


def _finding(location: Location, wrong: str, way_out: str) -> Finding:
    ended = way_out if way_out.endswith((".", "?")) else gettext("%(hint)s.", hint=gettext(way_out))
    return Finding(location, Level.ERROR, "wrong-value", wrong, ended)


def _found(value: Value, written: str) -> str:
    if isinstance(value, list):
        return gettext("a list") if value else gettext("an empty list")
    if isinstance(value, dict):
        return gettext("an entry with fields")
    text = value if isinstance(value, str) else written or json.dumps(value)
    cut = excerpt_of(text)
    return gettext("the number `%(number)s`", number=cut) if _is_number(value) else f"`{cut}`"


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _expected(error: ValidationError, written: str, name: str) -> tuple[str, str]:
    """Return what is expected and what to do."""
    schema, wanted = _schema(error), cast("Any", error.validator_value)
    hint = schema.get("x-hint") or _hint_of_list(error)
    match error.validator:
        case "enum":
            values = [str(value) for value in wanted]
            return alternatives(values), _meant_value(error, values) or hint
        case "type":
            return _kind(error), _way_out_of_kind(error, written, name, hint)
        case "minimum" | "maximum":
            return _range(schema), hint
        case "minItems":
            return gettext("a list with at least one entry"), hint
        case "format":
            return gettext(FORMATS[wanted]), _way_out_of_format(error, hint)
        case "pattern" if wanted == f"^{SLUG.pattern}$":
            meant = slug(str(error.instance))
            return gettext("lowercase letters, digits and single hyphens"), gettext(
                "Write `%(line)s`.", line=meant
            ) if meant else hint
        case _:
            return gettext("like `%(example)s`", example=schema.get("examples", ["…"])[0]), hint


def _meant_value(error: ValidationError, values: list[str]) -> str:
    said = str(error.instance)
    synonyms = {normalized(each): value for each, value in _schema(error).get("x-values-also-called", {}).items()}
    meant = synonyms.get(normalized(said))
    return gettext("Did you mean `%(found)s`?", found=meant) if meant else did_you_mean(said, values)


def _schema(error: ValidationError) -> Schema:
    return cast("Schema", error.schema)


def _hint_of_list(error: ValidationError) -> str:
    """Return a hint for a list entry, which has none of its own, from the examples."""
    pattern = _schema(error).get("pattern")
    return (
        gettext("Use an ID, such as `late-parts`.")
        if pattern == f"^{SLUG.pattern}$"
        else gettext("Compare it with the other entries.")
    )


def _kind(error: ValidationError) -> str:
    if {"minimum", "maximum"} <= set(_schema(error)):
        return _range(_schema(error))
    return any_of(gettext(KINDS[kind]) for kind in _kinds(error))


def _kinds(error: ValidationError) -> list[str]:
    wanted = cast("str | list[str]", error.validator_value)
    return wanted if isinstance(wanted, list) else [wanted]


def _range(schema: Schema) -> str:
    kind = gettext(KINDS["integer" if schema.get("type") == "integer" else "number"])
    if "maximum" not in schema:
        return gettext("%(kind)s of at least %(least)s", kind=kind, least=schema["minimum"])
    least = schema.get("minimum", 0)
    return gettext("%(kind)s from %(least)s to %(most)s", kind=kind, least=least, most=schema["maximum"])


def _way_out_of_kind(error: ValidationError, written: str, name: str, hint: str) -> str:
    value, kinds, schema = error.instance, _kinds(error), _schema(error)
    if kinds == ["string"] and not isinstance(value, list | dict):
        return gettext('Put it in quotes: `"%(value)s"`.', value=written or json.dumps(value))
    if set(kinds) <= {"integer", "number"} and isinstance(value, str) and NUMBER.fullmatch(value):
        return gettext(
            "Remove quotation marks and commas: `%(name)s: %(number)s`.", name=name, number=value.replace(",", "")
        )
    if kinds == ["boolean"] and str(value).lower() in TRUTHS:
        return gettext("Write `%(name)s: %(truths)s`.", name=name, truths=TRUTHS[str(value).lower()])
    if kinds == ["array"] and isinstance(value, str):
        items = [item.strip() for item in value.split(",")]
        if schema["items"].get("type") == "string" and max(map(len, items)) < LONGEST:
            return gettext("Write it as a list: `%(name)s: [%(listed)s]`.", name=name, listed=", ".join(items))
        return _entry(schema["items"], value)
    if kinds == ["array"]:
        return gettext("Start each entry with a hyphen and a space.")
    if kinds == ["object"] and isinstance(value, str):
        return _entry(schema, value) if name.isdecimal() else _part(schema, name)
    return hint


def fields_to_write(known: Schema, required: list[str], said: str) -> str:
    """Say how to write a text as an entry with fields.

    Args:
        known: the fields that the entry may have
        required: those that it must have
        said: the text
    """
    return _entry({"properties": known, "required": required}, said)


def excerpt_of(text: str) -> str:
    """Return a text for a message: on one line, cut if it is long."""
    shown = " ".join(text.split())
    return f"{shown[:LONGEST]}…" if len(shown) > LONGEST else shown


def _entry(schema: Schema, said: str) -> str:
    required = schema.get("required", [])
    text = " ".join(said.split())
    if {"id", "text"} <= set(required):
        words = " ".join(text.split()[:3])
        return gettext(
            "Write `- id: %(slug)s`, and on the next line, aligned with `id`, `text: %(quoted)s`.",
            slug=slug(words) or "short-name",
            quoted=_quoted(text),
        )
    first, *others = required or ["text"]
    if others:
        return gettext(
            "Write `- %(first)s: …`, and on the next line, aligned with `%(first)s`, `%(name)s: …`.",
            first=first,
            name=others[0],
        )
    return gettext("Write `- %(first)s: …`.", first=first)


def _part(schema: Schema, name: str) -> str:
    """Say how to write a field that has fields of its own."""
    fields = ", ".join(f"`{each}: …`" for each in schema.get("required") or [*schema["properties"]][:1])
    return gettext(
        "Leave nothing after `%(name)s:`, and write below it, each on its own line and indented: %(fields)s.",
        name=name,
        fields=fields,
    )


def _quoted(text: str) -> str:
    return f'"{text}"' if re.search(r": | #|^[^\w]", text) else text


def _way_out_of_format(error: ValidationError, hint: str) -> str:
    if error.validator_value == "link":
        has_backslash = "\\" in str(error.instance)
        return gettext("Write `/` instead of `\\`, and a whole address for another host.") if has_backslash else hint
    return gettext("This date does not exist. Check it.") if DAY.fullmatch(str(error.instance)) else hint
