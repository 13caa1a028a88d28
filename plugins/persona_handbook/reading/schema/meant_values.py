"""What somebody meant by a value that its field cannot hold, as an edit; nothing where that is unclear."""

from __future__ import annotations

import re
from dataclasses import replace

from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.phrasing import nearest, normalized, says_nothing
from persona_handbook.reading.schema.meant_lists import list_from_text, text_of_list
from persona_handbook.reading.schema.meant_parts import NO, as_fields, with_hyphen
from persona_handbook.reading.schema.written_dates import day_and_month, meant_dates
from persona_handbook.reading.schema.written_numbers import is_only_marked, meant_number
from persona_handbook.reading.schema.wrong import Correction, WrongValue, source_text, without_field

COMMENTED = re.compile(r"(?P<value>\S+?)[,;]?\s+(?P<comment>(?://|#|--|/\*|\().*|[\u2013\u2014-]\s.*)$")
MARKS = " \t\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb,;."


def meant_value(wrong: WrongValue) -> Correction | None:
    """Give what somebody meant by a value that its field cannot hold.

    Args:
        wrong: the value, where it stands, and what its schema asks for
    """
    for look in (_nothing, _one_of, _number, _date, _id, _text, list_from_text, text_of_list, as_fields, with_hyphen):
        found = look(wrong)
        if found:
            return found
    return None


def _nothing(wrong: WrongValue) -> Correction | None:
    """Read n/a and the like: the field is left out."""
    value = wrong.value
    if not isinstance(value, str) or not says_nothing(value) or wrong.refers or not wrong.is_optional:
        return None
    if not wrong.name or (wrong.kinds == ["object"] and value.strip().lower() in NO):
        return None
    line = wrong.document.key_at(wrong.pointer).line
    way_out = f"Delete line {line} if nothing is known."
    return Correction(way_out, advice=without_field(wrong.document, wrong.pointer))


def _one_of(wrong: WrongValue) -> Correction | None:
    """Read a value of a few with capitals, quotes, a comma or a comment."""
    values = [str(each) for each in wrong.schema.get("enum", ())]
    value = wrong.value
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not values or not isinstance(value, str):
        return None
    by_bare = {normalized(each): each for each in values}
    exact = by_bare.get(normalized(value.strip(MARKS)))
    if exact:
        return wrong.instead(exact, is_safe=isinstance(wrong.value, str))
    commented = COMMENTED.match(value.strip())
    exact = by_bare.get(normalized(commented["value"].strip(MARKS))) if commented else None
    if exact and commented and wrong.is_plain:
        comment = re.sub(r"^(?://|#|--|/\*|[\u2013\u2014-])\s*|\s*\*/$", "", commented["comment"])
        return wrong.instead(f"{exact} # {comment}")
    synonyms = {normalized(each): own for each, own in wrong.schema.get("x-values-also-called", {}).items()}
    meant = synonyms.get(normalized(value)) or nearest(value, values)
    if not meant:
        return None
    return replace(wrong.instead(meant), way_out=f"Did you mean `{meant}`?")


def _number(wrong: WrongValue) -> Correction | None:
    """Read a number with words, signs or quotes around it."""
    kinds = wrong.kinds
    if not kinds or not set(kinds) <= {"integer", "number"} or not isinstance(wrong.value, str):
        return None
    number = meant_number(wrong.value, wrong.schema, wrong.name)
    if number is None:
        return None
    return wrong.instead(str(number), is_safe=is_only_marked(wrong.value))


def _date(wrong: WrongValue) -> Correction | None:
    """Read a date that is written in another way; where it can be two days, both are given."""
    kind = wrong.schema.get("format")
    if kind not in {"date", "partial-date"} or isinstance(wrong.value, bool | list | dict):
        return None
    found = meant_dates(str(wrong.value), whole_day=kind == "date")
    if len(found) == 1:
        return wrong.instead(found[0], is_safe=not re.fullmatch(r"\d{5}|.*\D\d\d", str(wrong.value)))
    if found:
        return Correction(f"Write {' or '.join(f'`{day}` ({day_and_month(day)})' for day in found)}.")
    return None


def _id(wrong: WrongValue) -> Correction | None:
    """Read an ID with a comma or quotes around it, or a label that becomes one."""
    if wrong.schema.get("pattern") != f"^{SLUG.pattern}$" or not isinstance(wrong.value, str) or wrong.refers:
        return None
    trimmed = wrong.value.strip(MARKS)
    meant = slug(trimmed)
    is_safe = SLUG.fullmatch(trimmed.lower()) is not None
    return wrong.instead(meant, is_safe=is_safe) if meant else None


def _text(wrong: WrongValue) -> Correction | None:
    """Put a number, or true and false, in the quotes that make a text of it."""
    if wrong.kinds != ["string"] or isinstance(wrong.value, list | dict | str) or wrong.refers:
        return None
    if wrong.value is None or "enum" in wrong.schema:
        return None
    return wrong.instead(f'"{source_text(wrong)}"')
