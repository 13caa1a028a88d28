"""Texts where fields belong, and fields that lost the hyphen of their entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from persona_handbook.finding import Replacement
from persona_handbook.reading.ids import slug
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.schema.written_dates import meant_dates
from persona_handbook.reading.schema.wrong import Correction, WrongValue
from persona_handbook.reading.yaml.quoting import in_quotes

SAYING = ("says", "text", "finding", "decision", "body", "action", "name", "reason")
WORDS_OF_AN_ID = 3
YES = frozenset({"yes", "true", "y", "ok", "given", "granted", "ja", "on", "1", "oui"})
NO = frozenset({"no", "false", "n", "refused", "denied", "nein", "off", "0", "non"})
WORD = re.compile(r"[^\W\d_]+")


def as_fields(wrong: WrongValue) -> Correction | None:
    """Read a text as the fields, or the entries with fields, that it was meant to be."""
    value = wrong.value
    if isinstance(value, dict | list) or value is None:
        return None
    if wrong.kinds == ["object"]:
        return _choice(wrong, str(value)) or _fields(wrong, str(value))
    items = wrong.schema.get("items", {})
    if wrong.kinds == ["array"] and items.get("type") == "object" and wrong.name:
        return _entry(wrong, items, str(value))
    return None


def _choice(wrong: WrongValue, said: str) -> Correction | None:
    """Read one of a few values, perhaps with a date, as fields: `public until 2028-12-31`."""
    properties = wrong.schema.get("properties", {})
    chosen = {name: each["enum"] for name, each in properties.items() if "enum" in each}
    days = {name: each for name, each in properties.items() if each.get("format") == "date"}
    if len(chosen) != 1 or not wrong.name:
        return None
    (name, values), day_name = next(iter(chosen.items())), next(iter(days), "")
    words = [word.casefold() for word in WORD.findall(said)]
    found = [value for value in values if value in words]
    if len(found) == 1 and not NO.intersection(words) and "not" not in words:
        day = next(iter(meant_dates(_after(said, "until", "to", "bis", found[0]), whole_day=True)), None)
        text = f"{{{name}: {found[0]}, {day_name}: {day}}}" if day and day_name else f"{{{name}: {found[0]}}}"
        return wrong.instead(text) if day or len(words) == 1 else None
    if said.strip().casefold() in YES:
        ways = " or ".join(f"`{wrong.name}: {{{name}: {value}}}`" for value in values)
        return Correction(f"Write what was agreed: {ways}.")
    if said.strip().casefold() in NO:
        return Correction("If it was refused, remove the quotes and delete the line.")
    return None


def _after(said: str, *words: str) -> str:
    rest = said
    for word in words:
        rest = re.sub(rf"^.*?\b{re.escape(word)}\b", "", rest, flags=re.IGNORECASE)
    return rest


def _fields(wrong: WrongValue, said: str) -> Correction | None:
    properties = wrong.schema.get("properties", {})
    saying = next((each for each in SAYING if each in properties), None)
    if not saying:
        return None
    key = wrong.document.key_at(wrong.pointer)
    if wrong.name:
        column = key.column + 1
        way_out = f"Put the text on the next line, below `{wrong.name}:` and indented, after `{saying}: `."
        return Correction(way_out, advice=_rewritten(wrong, f":\n{' ' * column}{saying}: {_said(wrong, said)}"))
    others = set(wrong.schema.get("required", ())) - {"id", saying}
    if others:
        return None
    first = f"id: {_id(said)}" if "id" in wrong.schema.get("required", ()) else ""
    text = f"{saying}: {_said(wrong, said)}"
    column = wrong.place.column - 1
    lines = [first, text] if first else [text]
    below = f", and below it, indented to `id`, `{text}`" if first else ""
    way_out = f"Write `- {lines[0]}`{below}."
    return Correction(way_out, advice=Replacement(wrong.place, f"\n{' ' * column}".join(lines)))


def _entry(wrong: WrongValue, items: Schema, said: str) -> Correction | None:
    required = items.get("required", ())
    saying = next((each for each in SAYING if each in items.get("properties", {})), None)
    if not saying or set(required) - {"id", saying}:
        return None
    column = wrong.document.key_at(wrong.pointer).column + 1
    lines = [f"id: {_id(said)}"] if "id" in required else []
    lines.append(f"{saying}: {_said(wrong, said)}")
    margin = " " * column
    entry = f"{margin}- " + f"\n{margin}  ".join(lines)
    below = ", and below it, indented to `id`, the text after `text: `" if len(lines) > 1 else ""
    start = lines[0] if len(lines) > 1 else f"{saying}: …"
    way_out = f"Leave nothing after `{wrong.name}:`, and write below it, indented, `- {start}`{below}."
    return Correction(way_out, advice=_rewritten(wrong, f":\n{entry}"))


def _rewritten(wrong: WrongValue, text: str) -> Replacement:
    """Write a text from the end of the field's name to the end of its value."""
    source = wrong.document.source
    start, end = source.offsets(wrong.document.key_at(wrong.pointer))[1], source.offsets(wrong.place)[1]
    return source.replacement(start, end, text)


def _id(said: str) -> str:
    return slug(" ".join(said.split()[:WORDS_OF_AN_ID])) or "short-name"


def _said(wrong: WrongValue, said: str) -> str:
    """Give a text as it is written, with its quotes; in quotes where it needs them."""
    as_written = wrong.document.source_text(wrong.pointer)
    if as_written[:1] in {"'", '"'}:
        return as_written
    text = " ".join(said.split())
    return in_quotes(text) if re.search(r": | #|^[^\w(]|:$", text) else text


def with_hyphen(wrong: WrongValue) -> Correction | None:
    """Give an entry that stands where a list belongs its hyphen."""
    value: Any = wrong.value
    items: Mapping[str, Any] = wrong.schema.get("items", {})
    if wrong.kinds != ["array"] or not isinstance(value, dict) or items.get("type") != "object" or not wrong.name:
        return None
    source, place, key = wrong.document.source, wrong.place, wrong.document.key_at(wrong.pointer)
    if wrong.document.source_text(wrong.pointer).startswith("{"):
        text = f"[{wrong.document.source_text(wrong.pointer)}]"
        return Correction(f"Put square brackets around it: `{wrong.name}: {text}`.", advice=Replacement(place, text))
    first = place.line - 1
    line = source.line(first)
    if place.column - key.column >= 2:
        corrected = f"{line[: place.column - 3]}- {line[place.column - 1 :]}"
        edit = source.line_replacement(first, corrected)
    else:
        lines = range(first, place.end_line)
        corrected = f"{' ' * (place.column - 1)}- {line.strip()}"
        edits = [source.line_replacement(at, "  " + source.line(at)) for at in lines if at != first]
        edit = source.together([source.line_replacement(first, corrected), *edits])
    return Correction(f"Begin the entry with a hyphen: `{corrected}`.", advice=edit)
