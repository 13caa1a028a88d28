"""Maps columns of foreign tables to fields by their headings, and converts their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.meant.dates import exists, meant_dates
from persona_handbook.reading.schema.meant.numbers import meant_number
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.schema.value_formats import DAY, as_date
from persona_handbook.tables.cells import column_target
from persona_handbook.tables.sheets import ID
from persona_handbook.writing.importing.column_headings import heading_meant

SAYS = "says"
MINUTES = "minutes"
NO_LETTER = re.compile(r"[\W_]+")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}.*$")
NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
OF_THINGS = re.compile(
    r"\b(?:session|study|project|file|form|company|product|sitzungs|studien|projekt|datei|firmen)[- ]?name",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(r"\b(?:(?:sur)?names?|(?:first|full|last)names?|(?:vor|nach)?namen?)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;\n]\s*")


class DateOrder(StrEnum):
    """How ambiguous dates such as 3/1/2026 are read."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def field_meant(heading: str, schema: Schema) -> str | None:
    """Return the field of a column by its heading, or None.

    A heading is the name of a field (such as `answers.problem.says`), its title or a synonym; for an answer, its
    question.
    """
    if heading.strip() == ID or column_target(heading.strip(), schema):
        return heading.strip()
    wanted = _bare(heading)
    if not wanted or holds_names(heading):
        return None
    known = next((field for name, field in _names(schema) if _bare(name) == wanted), None)
    return known or (heading_meant(heading) if "answers" in schema["properties"] else None)


def holds_names(heading: str) -> bool:
    """Return whether a column contains names of people, by its heading."""
    is_of_people = OF_PEOPLE.search(heading) and not OF_THINGS.search(heading)
    return bool(is_of_people) and not column_target(heading.strip(), schema_of("evidence"))


def as_meant(text: str, schema: Schema, order: DateOrder | None, name: str = "") -> str:
    """Convert a cell: dates to ISO format, numbers and values to ours, and themes to hyphenated words.

    Args:
        text: the cell
        schema: the schema of its field
        order: the order of day and month in ambiguous dates
        name: the field
    """
    if schema.get("format") in {"date", "partial-date"}:
        return _date(TIME.sub("", text.strip()), order, whole_day=schema["format"] == "date")
    if schema.get("type") == "integer" and text.strip():
        return _whole_number(text.strip(), schema, name)
    if "enum" in schema:
        also = {_bare(name): value for name, value in schema.get("x-values-also-called", {}).items()}
        ours = {_bare(str(value)): str(value) for value in schema["enum"]}
        return str((also | ours).get(_bare(text), text))
    items = schema.get("items", {})
    if items.get("pattern") == f"^{SLUG.pattern}$" and "x-refers-to" not in items and text.strip()[:1] != "[":
        return ", ".join(slug(each) or each for each in BETWEEN.split(text.strip()) if each)
    return text


def _whole_number(text: str, schema: Schema, name: str) -> str:
    """Return a number in the words or with the decimals of people; minutes are rounded."""
    number = meant_number(text, {**schema, "type": "number"} if name == MINUTES else schema, name)
    return text if number is None else str(round(number))


def _date(text: str, order: DateOrder | None, *, whole_day: bool) -> str:
    found = NUMBERS.fullmatch(text)
    if found and order:
        first, second, year = found.groups()
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        written = f"{year}-{int(month):02}-{int(day):02}"
        if exists(written):
            return written
    if DAY.fullmatch(text) or as_date(text):
        return text if DAY.fullmatch(text) else as_date(text) or text
    meant = meant_dates(text, whole_day=whole_day)
    return meant[0] if len(meant) == 1 else text


def _names(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the names used for each field, with the field; nested fields are last."""
    groups = []
    for name, part in schema["properties"].items():
        if "properties" in part:
            groups.append((name, part))
        else:
            yield from ((called, name) for called in _called(name, part))
    for name, part in groups:
        for inner_name, inner in part["properties"].items():
            field = f"{name}.{inner_name}"
            if SAYS in inner.get("properties", {}):
                yield from (
                    (called, f"{field}.{SAYS}") for called in (*_called(inner_name, inner), inner["description"])
                )
                for leaf, of_leaf in inner["properties"].items():
                    yield from ((f"{called} {leaf}", f"{field}.{leaf}") for called in _called(inner_name, inner))
                    yield f"{inner['description']} {of_leaf['title']}", f"{field}.{leaf}"
            else:
                yield f"{part['title']} {inner['title']}", field
                yield f"{name} {inner_name}", field


def _called(name: str, part: Schema) -> tuple[str, ...]:
    return (name, part["title"], *part.get("x-also-called", ()))


def _bare(text: str) -> str:
    return NO_LETTER.sub("", text).casefold()
