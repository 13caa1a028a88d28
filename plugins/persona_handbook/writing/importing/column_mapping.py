"""The columns of somebody's own table -> our fields, by what they are called, and their texts in our way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.formats import DAY, as_date
from persona_handbook.reading.schema.meant.dates import exists
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.tables.cells import column_target
from persona_handbook.tables.sheets import ID

SAYS = "says"
NO_LETTER = re.compile(r"[\W_]+")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}.*$")
NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
OF_PEOPLE = re.compile(r"\b(?:(?:sur)?names?|(?:first|full|last)names?|(?:vor|nach)?namen?)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;\n]\s*")


class DateOrder(StrEnum):
    """How dates such as 3/1/2026 are read, which can be read in two ways."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def field_meant(heading: str, schema: Schema) -> str | None:
    """Give the field that a column holds by its heading, or None.

    A heading is a field's name (as `answers.problem.says`), its title, or another word that is used for it; an answer's
    is the question.
    """
    if heading.strip() == ID or column_target(heading.strip(), schema):
        return heading.strip()
    wanted = _bare(heading)
    if not wanted or holds_names(heading):
        return None
    return next((field for name, field in _names(schema) if _bare(name) == wanted), None)


def holds_names(heading: str) -> bool:
    """Tell whether a column holds the names of people, by its heading."""
    return bool(OF_PEOPLE.search(heading)) and not column_target(heading.strip(), schema_of("evidence"))


def as_meant(text: str, schema: Schema, order: DateOrder | None) -> str:
    """Give a cell as we write it: dates with the year first, words for values as ours, themes joined by hyphens."""
    if schema.get("format") in {"date", "partial-date"}:
        return _date(TIME.sub("", text.strip()), order)
    if "enum" in schema:
        also = {_bare(name): value for name, value in schema.get("x-values-also-called", {}).items()}
        ours = {_bare(str(value)): str(value) for value in schema["enum"]}
        return str((also | ours).get(_bare(text), text))
    items = schema.get("items", {})
    if items.get("pattern") == f"^{SLUG.pattern}$" and "x-refers-to" not in items and text.strip()[:1] != "[":
        return ", ".join(slug(each) or each for each in BETWEEN.split(text.strip()) if each)
    return text


def _date(text: str, order: DateOrder | None) -> str:
    found = NUMBERS.fullmatch(text)
    if found and order:
        first, second, year = found.groups()
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        written = f"{year}-{int(month):02}-{int(day):02}"
        if exists(written):
            return written
    return text if DAY.fullmatch(text) else as_date(text) or text


def _names(schema: Schema) -> Iterator[tuple[str, str]]:
    """Give each name that is used for a field, with the field; what is within a group comes last."""
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
