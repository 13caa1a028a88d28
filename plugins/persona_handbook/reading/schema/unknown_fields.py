"""Unknown and missing fields, which are handled together because one mistake often causes both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import all_of, gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.meant.dates import meant_period
from persona_handbook.reading.schema.meant.numbers import meant_number
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.schema.suggestion import is_misspelt, meant_field, name_certainly_meant, way_out
from persona_handbook.reading.schema.wrong_values import excerpt_of, fields_to_write
from persona_handbook.reading.source_text.quoting import in_quotes
from persona_handbook.reading.unseen import is_free_field
from persona_handbook.reading.yaml.document import Document, Pointer, Value
from persona_handbook.reading.yaml.naming import field_name, field_path

if TYPE_CHECKING:
    from jsonschema import ValidationError

JOB_STORY = frozenset({"situation", "motivation", "outcome"})
STORIES = (
    re.compile(
        r"When (?:I )?(?P<situation>.+?),? I (?:want|would like|need) to (?P<motivation>.+?),? "
        r"(?:so that|so|in order that) I (?:can|could) (?P<outcome>.+?)\.?",
        re.IGNORECASE,
    ),
    re.compile(
        r"Wenn (?:ich )?(?P<situation>.+?), (?:dann )?(?:möchte|will) ich (?P<motivation>.+?), "
        r"damit ich (?P<outcome>.+?)\.?",
        re.IGNORECASE,
    ),
)
SAYS_WHAT_IT_IS = ("text", "motivation", "name", "decision")
WORDS_OF_AN_ID = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file with unknown or missing fields: its place, and the fields that it may have."""

    document: Document
    data: Value
    at: Pointer
    pointer: Pointer
    here: dict[str, Any]
    known: Schema
    whole: Schema

    def key(self, *steps: str) -> Location:
        return self.document.key_at((*self.at, *self.pointer, *steps))

    def name(self, *steps: str) -> str:
        return field_name(self.data, (*self.pointer, *steps))

    def field(self, *steps: str) -> str:
        return field_path(self.data, (*self.pointer, *steps))


def field_findings(  # noqa: PLR0913, PLR0917
    document: Document,
    data: Value,
    at: Pointer,
    pointer: Pointer,
    errors: list[ValidationError],
    whole: Schema,
    most: int,
) -> Iterator[Finding]:
    """Yield the findings for the unknown and missing fields of one part of a file.

    Args:
        document: the file
        data: the validated data
        at: the pointer of the data within the file
        pointer: the part with unknown or missing fields, within the data
        errors: the errors of jsonschema about that part
        whole: the schema of the file, to find where else a field belongs
        most: the number of unknown fields for which to search suggestions
    """
    here = cast("dict[str, Any]", errors[0].instance)
    part = _Part(document, data, at, pointer, here, known_fields(errors, whole), whole)
    required = [required_by(error) for error in errors if error.validator == "required"]
    missing = {name for names in required for name in names} - set(here)
    said = _split_text(part, missing)
    if said:
        yield _should_have_fields(part, missing, said)
        return
    if "text" in here and missing >= JOB_STORY:
        yield _job_story(part)
        return
    unknown = [name for name in here if name not in part.known and not is_free_field(name)]
    meant = {
        name: None if name.startswith("x-") else meant_field(name, part.known, pointer, whole)
        for name in unknown[:most]
    }
    for name in (each for each, found in meant.items() if not found):
        required_one = name_certainly_meant(name, part.known)
        meant[name] = required_one if required_one in missing else None
    for names in _same_meaning(meant):
        yield _to_combine(part, names, str(meant[names[0]]))
        unknown = [each for each in unknown if each not in names]
    yield from (_unknown(part, name, meant[name]) for name in unknown[:most])
    yield from (_one_of_many(part, name) for name in unknown[most:])
    left = missing - set(meant.values())
    yield from (_missing(part, name) for name in sorted(left, key=list(part.known).index))


def required_by(error: ValidationError) -> list[str]:
    """Return the required fields of a part, from the error that some of them are missing."""
    return cast("list[str]", error.validator_value)


def _job_story(part: _Part) -> Finding:
    """Split a job written as one text into its three parts, if they start with the usual words."""
    said = str(part.here["text"])
    found = next((each for pattern in STORIES if (each := pattern.fullmatch(" ".join(said.split())))), None)
    pointer = (*part.at, *part.pointer, "text")
    key, value = part.document.key_at(pointer), part.document.value_at(pointer)
    wrong = gettext("The %(name)s has one `text` instead of `situation`, `motivation` and `outcome`.", name=part.name())
    if not found:
        way_out = gettext(
            "Write `situation`, `motivation` and `outcome` instead: when, what the person wants to do, and why."
        )
        return Finding(key, Level.ERROR, "unknown-field", wrong, way_out)
    lines = [f"{name}: {_as_value(found[name])}" for name in ("situation", "motivation", "outcome")]
    edit = Replacement(
        replace(key, end_line=value.end_line, end_column=value.end_column), f"\n{' ' * (key.column - 1)}".join(lines)
    )
    way_out = gettext("Write these lines instead: %(lines)s.", lines=", ".join(f"`{line}`" for line in lines))
    return Finding(key, Level.ERROR, "unknown-field", wrong, way_out, advice=edit)


def _as_value(text: str) -> str:
    return in_quotes(text) if re.search(r": | #|^\W|:$", text) else text


def _unknown(part: _Part, name: str, meant: str | None) -> Finding:
    location = part.key(name)
    if name.startswith("x-"):
        wrong = gettext("The custom field has no name: no visible character follows `x-`.")
        return Finding(
            location, Level.ERROR, "unknown-field", wrong, gettext("Name it, such as `x-note`, or delete it.")
        )
    whole = _renamed(part, name, meant) if meant and meant not in part.here else None
    if whole:
        wrong = gettext("Unknown field %(name)s.", name=part.field(name))
        first, *below = whole.text.split("\n")
        way_out_ = gettext("Write `%(line)s`.", line=first)
        if below:
            way_out_ = gettext(
                "Write `%(line)s`, and on a separate line below it `%(below)s`.", line=first, below=below[0]
            )
        return Finding(location, Level.ERROR, "unknown-field", wrong, way_out_, advice=whole)
    is_slip = meant is not None and meant not in part.here and is_misspelt(name, meant)
    return Finding(
        location=location,
        level=Level.ERROR,
        rule="unknown-field",
        message=gettext("Unknown field %(name)s.", name=part.field(name)),
        help=way_out(name, meant, part.here, part.known, part.whole),
        fix=Replacement(location, meant) if is_slip and meant else None,
        advice=Replacement(location, meant) if meant and not is_slip and meant not in part.here else None,
    )


def _same_meaning(meant: Mapping[str, str | None]) -> list[list[str]]:
    """Return the unknown fields that mean the same one, if there are several of them."""
    groups = [
        [name for name, each in meant.items() if each == field] for field in dict.fromkeys(meant.values()) if field
    ]
    return [names for names in groups if len(names) > 1]


def _to_combine(part: _Part, names: list[str], meant: str) -> Finding:
    listed = all_of(f"`{name}`" for name in names)
    wrong = gettext("The unknown fields %(names)s mean the same one, `%(meant)s`.", names=listed, meant=meant)
    way_out_ = gettext("Write one field `%(meant)s` that says all of it.", meant=meant)
    return Finding(part.key(names[0]), Level.ERROR, "unknown-field", wrong, way_out_)


def _renamed(part: _Part, name: str, meant: str) -> Replacement | None:
    """Rename a field and convert its value to the list that it should be; None if only the name is wrong."""
    value, items = part.here[name], part.known[meant].get("items", {})
    days = meant_period(value) if isinstance(value, str) and meant == "date" else None
    if days and "sample" in part.here and "period_start" not in part.here and not part.pointer:
        key, place = part.key(name), part.document.value_at((*part.at, name))
        location = replace(key, end_line=place.end_line, end_column=place.end_column)
        return Replacement(location, f"date: {days[1]}\nperiod_start: {days[0]}")
    if isinstance(value, str) and part.known[meant].get("type") in ("integer", "number"):
        number = meant_number(value, part.known[meant], meant)
        key, place = part.key(name), part.document.value_at((*part.at, *part.pointer, name))
        location = replace(key, end_line=place.end_line, end_column=place.end_column)
        return Replacement(location, f"{meant}: {number}") if number is not None else None
    if not isinstance(value, str) or items.get("type") != "string" or items.get("pattern") != f"^{SLUG.pattern}$":
        return None
    said = [each for each in re.split(r"[,;\s]+", value) if each]
    if not said or not all(map(SLUG.fullmatch, said)):
        return None
    key, place = part.key(name), part.document.value_at((*part.at, *part.pointer, name))
    location = replace(key, end_line=place.end_line, end_column=place.end_column)
    return Replacement(location, f"{meant}: [{', '.join(said)}]")


def _one_of_many(part: _Part, name: str) -> Finding:
    """Report an unknown field without a suggestion, because there are too many."""
    wrong = gettext("Unknown field %(name)s.", name=part.field(name))
    return Finding(
        part.key(name), Level.ERROR, "unknown-field", wrong, gettext("Use one of the known fields, or delete it.")
    )


def _missing(part: _Part, name: str) -> Finding:
    fix = _id_to_add(part) if name == "id" and part.pointer else None
    line = f"`{fix.text.strip().rstrip(',')}`" if fix else None
    return Finding(
        location=part.key(),
        level=Level.ERROR,
        rule="missing-field",
        message=gettext("The field %(name)s is missing.", name=part.field(name)),
        help=gettext("Add a line, such as %(line)s.", line=line) if line else _line_to_add(name, part.known[name]),
        fix=fix,
    )


def _should_have_fields(part: _Part, missing: set[str], said: str) -> Finding:
    wrong = gettext(
        "The %(name)s is text with a colon, `%(text)s`, but needs fields.", name=part.name(), text=excerpt_of(said)
    )
    help_ = fields_to_write(part.known, sorted(missing), said)
    return Finding(part.key(*part.here), Level.ERROR, "wrong-value", wrong, help_)


def _split_text(part: _Part, missing: set[str]) -> str | None:
    """Return the text of an entry that a colon turned into a field: `- Slow startup: it takes a minute`."""
    if len(part.here) != 1 or not missing:
        return None
    ((name, value),) = part.here.items()
    is_text = isinstance(value, str) and name not in part.known and " " in f"{name} {value}".strip()
    return f"{name}: {value}" if is_text and not name.startswith("x-") else None


def known_fields(errors: list[ValidationError], whole: Schema) -> Schema:
    """Return the possible fields at the place of the errors; conditional subschemas do not repeat them."""
    for error in errors:
        schema = cast("Schema", error.schema)
        if "properties" in schema and "additionalProperties" in schema:
            return cast("Schema", schema["properties"])
    return cast("Schema", whole["properties"])


def _id_to_add(part: _Part) -> Replacement | None:
    """Propose an ID from the first words of an entry that has none; it differs from every ID of the file."""
    said = next((part.here[name] for name in SAYS_WHAT_IT_IS if isinstance(part.here.get(name), str)), "")
    base = slug(" ".join(said.split()[:WORDS_OF_AN_ID]))
    if not base:
        return None
    new = next(each for each in _numbered(base) if each not in part.document.ids)
    pointer = (*part.at, *part.pointer)
    place = part.document.value_at(pointer)
    in_braces = part.document.source_text(pointer).startswith("{")
    column = place.column + 1 if in_braces else place.column
    start = Location(place.path, place.line, column, place.line, column, place.excerpt)
    return Replacement(start, f"id: {new}, " if in_braces else f"id: {new}\n{' ' * (place.column - 1)}")


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def _line_to_add(name: str, schema: Schema) -> str:
    example = schema["examples"][0]
    if isinstance(example, str | int | float):
        said = example if isinstance(example, str) else json.dumps(example)
        return gettext("Add a line, such as `%(name)s: %(said)s`.", name=name, said=said)
    return gettext("Add `%(name)s`. %(description)s", name=name, description=gettext(schema["description"]))
