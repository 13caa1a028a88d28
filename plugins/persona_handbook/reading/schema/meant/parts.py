"""Texts where fields are expected, and fields without the hyphen of their entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from persona_handbook.finding import Replacement
from persona_handbook.message import any_of, gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.fields_on_a_line import fields_within
from persona_handbook.reading.schema.meant.dates import meant_dates
from persona_handbook.reading.schema.meant.wrong import Correction, WrongValue
from persona_handbook.reading.schema.possible_fields import name_of
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain

SAYING = ("says", "text", "finding", "decision", "body", "action", "name", "reason")
WORDS_OF_AN_ID = 3
YES = frozenset({"yes", "true", "y", "ok", "given", "granted", "ja", "on", "1", "oui"})
NO = frozenset({"no", "false", "n", "refused", "denied", "nein", "off", "0", "non"})
RATED = re.compile(r"(?P<text>.+?)\s*\((?P<number>\d)(?:\s*/\s*5)?\)")
ID_AND_NAME = re.compile(rf"(?P<id>{SLUG.pattern}) \((?P<name>[^\W\d_][^():#]*)\)")
WORD = re.compile(r"[^\W\d_]+")


def of_entries(wrong: WrongValue) -> Correction | None:
    """Read list entries with some or all fields in one text as fields."""
    value, properties = wrong.value, wrong.schema.get("properties", {})
    if wrong.kinds != ["object"] or not isinstance(value, list) or not value or not wrong.name:
        return None
    entries = [each for each in value if isinstance(each, dict)]
    names = [name for each in entries for name in each] if len(entries) == len(value) else []
    is_free = isinstance(wrong.schema.get("additionalProperties"), dict)
    if not names or not (is_free or {*names} <= properties.keys()) or len({*names}) < len(names):
        return None
    said = wrong.document.source_text(wrong.pointer)
    if said.startswith("["):
        text = f"{{{re.sub(r'[{}]', '', said[1:-1]).strip()}}}"
        return wrong.instead(text)
    source = wrong.document.source
    starts = [wrong.document.value_at((*wrong.pointer, at)) for at in range(len(value))]
    edits = [source.line_replacement(each.line - 1, _without_hyphen(source.line(each.line - 1))) for each in starts]
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    shown = _without_hyphen(source.line(starts[0].line - 1)).strip()
    way_out = gettext("Write `%(line)s` without a hyphen.", line=shown)
    if len(edits) > 1:
        way_out = gettext(
            "Write `%(line)s` without a hyphen, and delete the other hyphens in the same way.", line=shown
        )
    return Correction(way_out, advice=edit)


def of_questions(wrong: WrongValue) -> Correction | None:
    """Read a list of questions with their answers as the fields of the questions."""
    value, properties = wrong.value, wrong.schema.get("properties", {})
    if wrong.kinds != ["object"] or not isinstance(value, list) or not value or not wrong.name:
        return None
    written: list[str] = []
    column = wrong.document.key_at(wrong.pointer).column - 1
    for entry in value:
        fields = [*entry.items()] if isinstance(entry, dict) else []
        known = next((name_of(str(said), properties) for _, said in fields[:1]), None)
        inner = properties[known].get("properties", {}) if known else {}
        named = [(name_of(name, inner), said) for name, said in fields[1:]]
        if not known or not named or any(not name or isinstance(said, dict | list) for name, said in named):
            return None
        written.append(f"{' ' * (column + 2)}{known}:")
        for name, said in named:
            text = str(said)
            written.append(f"{' ' * (column + 4)}{name}: {text if is_plain(text) else in_quotes(text)}")
    edit = _rewritten(wrong, ":\n" + "\n".join(written))
    shown = ", ".join(f"`{line}`" for line in written)
    return Correction(
        gettext("Write these lines below `%(name)s:` instead: %(lines)s.", name=wrong.name, lines=shown), advice=edit
    )


def _without_hyphen(line: str) -> str:
    return line.replace("- ", "  ", 1)


def as_fields(wrong: WrongValue) -> Correction | None:
    """Read a text as the intended fields, or entries with fields."""
    value = wrong.value
    if isinstance(value, dict | list) or value is None:
        return None
    if wrong.kinds == ["object"]:
        whole = fields_within(str(value), wrong.schema.get("properties", {})) if wrong.name else ""
        if whole:
            return wrong.instead(whole)
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
        ways = any_of(f"`{wrong.name}: {{{name}: {value}}}`" for value in values)
        return Correction(gettext("Write what was agreed: %(ways)s.", ways=ways))
    if said.strip().casefold() in NO:
        return Correction(gettext("If it was refused, remove the quotes and delete the line."))
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
        way_out = gettext(
            "Put the text on the next line, below `%(name)s:` and indented, after `%(saying)s: `.",
            name=wrong.name,
            saying=saying,
        )
        return Correction(way_out, advice=_rewritten(wrong, f":\n{' ' * column}{saying}: {_said(wrong, said)}"))
    others = set(wrong.schema.get("required", ())) - {"id", saying}
    if others:
        return None
    named = ID_AND_NAME.fullmatch(said)
    if named and "id" in wrong.schema.get("required", ()) and saying == "name":
        lines = [f"id: {named['id']}", f"{saying}: {named['name']}"]
        way_out = gettext(
            "Write `- %(line)s`, and below it, indented to `%(aligned)s`, `%(below)s`.",
            line=lines[0],
            aligned="id",
            below=lines[1],
        )
        margin = " " * (wrong.place.column - 1)
        return Correction(way_out, advice=Replacement(wrong.place, f"\n{margin}".join(lines)))
    rated = _with_rating(wrong, said)
    first = f"id: {_id(said)}" if "id" in wrong.schema.get("required", ()) else ""
    text = f"{saying}: {_said(wrong, said)}"
    column = wrong.place.column - 1
    lines = [first, text] if first else [text]
    aligned, below = "id", text if first else ""
    if rated and not first:
        lines = [f"{saying}: {rated[0]}", rated[1]]
        aligned, below = saying, rated[1]
    way_out = gettext("Write `- %(line)s`.", line=lines[0])
    if below:
        way_out = gettext(
            "Write `- %(line)s`, and below it, indented to `%(aligned)s`, `%(below)s`.",
            line=lines[0],
            aligned=aligned,
            below=below,
        )
    return Correction(way_out, advice=Replacement(wrong.place, f"\n{' ' * column}".join(lines)))


def _with_rating(wrong: WrongValue, said: str) -> tuple[str, str] | None:
    """Split a text with a number in brackets at its end, if the entry has one field for such a number."""
    rated = [name for name, each in wrong.schema.get("properties", {}).items() if {"minimum", "maximum"} <= each.keys()]
    found = RATED.fullmatch(" ".join(said.split()))
    most = wrong.schema["properties"][rated[0]]["maximum"] if len(rated) == 1 else 0
    if not found or not 1 <= int(found["number"]) <= most or not is_plain(found["text"]):
        return None
    return found["text"], f"{rated[0]}: {found['number']}"


def _entry(wrong: WrongValue, items: Schema, said: str) -> Correction | None:
    required = items.get("required", ())
    if _are_rows(wrong.document.source_text(wrong.pointer)):
        return Correction(gettext("Write each row as an entry with fields, and a hyphen before its first field."))
    saying = next((each for each in SAYING if each in items.get("properties", {})), None)
    if not saying or set(required) - {"id", saying}:
        return None
    named = _named_one_by_one(wrong, said, saying) if "id" in required else None
    if named:
        return named
    column = wrong.document.key_at(wrong.pointer).column + 1
    lines = [f"id: {_id(said)}"] if "id" in required else []
    lines.append(f"{saying}: {_said(wrong, said)}")
    margin = " " * column
    entry = f"{margin}- " + f"\n{margin}  ".join(lines)
    start = lines[0] if len(lines) > 1 else f"{saying}: …"
    way_out = gettext(
        "Leave nothing after `%(name)s:`, and write below it, indented, `- %(start)s`.", name=wrong.name, start=start
    )
    if len(lines) > 1:
        way_out = gettext(
            "Leave nothing after `%(name)s:`, and write below it, indented, `- %(start)s`, and below it, indented to "
            "`id`, the text after `%(saying)s: `.",
            name=wrong.name,
            start=start,
            saying=saying,
        )
    return Correction(way_out, advice=_rewritten(wrong, f":\n{entry}"))


def _named_one_by_one(wrong: WrongValue, said: str, saying: str) -> Correction | None:
    """Read names with commas between them, as of teams, as entries with an ID and a name."""
    names = [each.strip() for each in said.split(",")]
    if saying != "name" or len(names) < 2 or not all(slug(each) and is_plain(each) for each in names):
        return None
    margin = " " * (wrong.document.key_at(wrong.pointer).column + 1)
    lines = [f"- {{id: {slug(each)}, name: {each if each != each.lower() else each.capitalize()}}}" for each in names]
    way_out = gettext(
        "Leave nothing after `%(name)s:`, and write below it, indented: %(fields)s.",
        name=wrong.name,
        fields=", ".join(f"`{line}`" for line in lines),
    )
    return Correction(way_out, advice=_rewritten(wrong, ":" + "".join(f"\n{margin}{line}" for line in lines)))


def _are_rows(written: str) -> bool:
    """Return whether a text is several rows with the same number of cells, as pasted from a table."""
    lines = [line for line in written.splitlines() if line.strip()]
    counts = ({line.count(sign) for line in lines} for sign in "\t;|,")
    return len(lines) > 1 and any(len(each) == 1 and each != {0} for each in counts)


def _rewritten(wrong: WrongValue, text: str) -> Replacement:
    """Replace everything from the end of the field's name to the end of its value."""
    source = wrong.document.source
    start, end = source.offsets(wrong.document.key_at(wrong.pointer))[1], source.offsets(wrong.place)[1]
    return source.replacement(start, end, text)


def _id(said: str) -> str:
    return slug(" ".join(said.split()[:WORDS_OF_AN_ID])) or "short-name"


def _said(wrong: WrongValue, said: str) -> str:
    """Return a text as written, with its quotes; add quotes if it needs them."""
    as_written = wrong.document.source_text(wrong.pointer)
    if as_written[:1] in {"'", '"'}:
        return as_written
    text = " ".join(said.split())
    return in_quotes(text) if re.search(r": | #|^[^\w(]|:$", text) else text


def _named_entries(wrong: WrongValue, value: Mapping[str, Any], items: Mapping[str, Any]) -> Correction | None:
    """Convert entries under their names to list entries with the name as a field."""
    known, document = items.get("properties", {}), wrong.document
    first, *others = items.get("required", ("",))
    named = known.get(first, {})
    are_ids = named.get("pattern") == f"^{SLUG.pattern}$"
    if not {*value}.isdisjoint(known) or (are_ids and not all(map(SLUG.fullmatch, value))) or "enum" in named:
        return None
    if named.get("type") != "string":
        return None
    one = others[0] if len(others) == 1 else ""
    edits, lines = [], []
    for name, said in value.items():
        key = document.key_at((*wrong.pointer, name))
        start = document.source.offsets(key)[0]
        written = document.source_text((*wrong.pointer, name))
        margin = key.column - 1
        if (
            isinstance(said, dict)
            and {*said} <= known.keys()
            and document.value_at((*wrong.pointer, name)).line > key.line
        ):
            end = start + len(document.source.line(key.line - 1)) - margin
            lines.append(f"- {first}: {name}")
            step = document.value_at((*wrong.pointer, name)).column - key.column
            if step != 2:
                return None
            edits.append(document.source.replacement(start, end, lines[-1]))
        elif one and not isinstance(said, dict | list) and said is not None and margin:
            end = document.source.offsets(document.value_at((*wrong.pointer, name)))[1]
            lines += [f"- {first}: {name}", f"  {one}: {written}"]
            edits.append(document.source.replacement(start, end, f"\n{' ' * margin}".join(lines[-2:])))
        else:
            return None
    edit = document.source.together(edits) if len(edits) > 1 else edits[0]
    shown = ", ".join(f"`{line}`" for line in lines)
    way_out = gettext("Begin each entry with a hyphen, and write these lines instead: %(lines)s.", lines=shown)
    return Correction(way_out, advice=edit)


def with_hyphen(wrong: WrongValue) -> Correction | None:
    """Add the hyphen to an entry where a list is expected."""
    value: Any = wrong.value
    items: Mapping[str, Any] = wrong.schema.get("items", {})
    if wrong.kinds != ["array"] or not isinstance(value, dict) or items.get("type") != "object" or not wrong.name:
        return None
    named = _named_entries(wrong, value, items)
    if named:
        return named
    source, place, key = wrong.document.source, wrong.place, wrong.document.key_at(wrong.pointer)
    if wrong.document.source_text(wrong.pointer).startswith("{"):
        text = f"[{wrong.document.source_text(wrong.pointer)}]"
        return Correction(
            gettext("Put square brackets around it: `%(name)s: %(text)s`.", name=wrong.name, text=text),
            advice=Replacement(place, text),
        )
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
    return Correction(gettext("Begin the entry with a hyphen: `%(corrected)s`.", corrected=corrected), advice=edit)
