"""Finds lines that may contain what somebody said, whether or not their file can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from persona_handbook.reading.schema.schemas import schema_of

WHO = frozenset({"participant", "title", "by"})
RAISED = frozenset({"themes", "setting"})
SPOKEN = frozenset({"answers", "quotes", "findings"})
LINE_END = re.compile(r"\r\n|\n|\r")
KEY = re.compile(r"""\s*(?:-\s+)*["']?(?P<key>[\w-]+)["']?\s*:(?=\s|$)""")
BEGINNING = re.compile(r"""\s*(?:-\s+)*["']?(?P<key>[\w-]+)["']?(?:\s*:(?=\s|$)\s*|$)""")
HEARD_KEY = re.compile(r"""(?:^|[\s{,\[])["']?(?P<key>quotes|thought|says|x-[\w-]*)["']?\s*:(?=\s|$)""")
CITES = re.compile(r"""["']?\b(?:evidence|source)["']?\s*:""")
CITED = re.compile(rf"{CITES.pattern}\s+(?:\[[\w\s,-]*\]|[\w-]+)")
FIELD = re.compile(r"""["']?[\w-]+["']?\s*:(?=\s|$)""")
LEAD = re.compile(r"""^\s*(?:-\s+)*(?:["']?[\w-]+["']?\s*:\s+)?(?:[|>][+-]?\s*)?""")


def _silent() -> frozenset[str]:
    properties = schema_of("evidence")["properties"]
    inner = (name for each in ("consent", "scales") for name in _names(properties[each]))
    return frozenset({*properties, *inner, "themes"}) - SPOKEN


def _names(part: dict[str, object]) -> Iterator[str]:
    group = part.get("items", part)
    yield from group["properties"] if isinstance(group, dict) else ()


SILENT = _silent()


def field_at_start(text: str) -> tuple[str, bool]:
    """Return how a text begins if that is one of our fields, and whether what follows may be somebody's words.

    Args:
        text: what a message quotes, such as `- says: It was late.`

    Returns:
        the indentation, hyphen, name and colon, empty if the text begins otherwise; True unless one word follows, in a
        field that never holds what somebody said
    """
    found = BEGINNING.match(text)
    if not found or found["key"] not in _fields():
        return "", True
    is_one_word = len(text[found.end() :].split()) <= 1
    return found[0], not is_one_word or found["key"] not in SILENT - RAISED - WHO


@cache
def _fields() -> frozenset[str]:
    return frozenset(name for kind in ("evidence", "persona", "journey") for name in _field_names(schema_of(kind)))


def _field_names(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        properties = part.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for each in part.values():
            yield from _field_names(each)
    elif isinstance(part, list):
        for each in part:
            yield from _field_names(each)


def spoken_lines(text: str) -> dict[int, str]:
    """Return the lines, by number, that may contain quotes: all except those that start with another field."""
    lines = enumerate(LINE_END.split(text), 1)
    return {number: line for number, line in lines if is_spoken(line)}


def speech(text: str) -> tuple[str, ...]:
    """Return the texts that may be quotes: the lines without field names, and all of them joined."""
    said = [LEAD.sub("", line).strip().strip("\"'") for line in spoken_lines(text).values()]
    return (*said, " ".join(said))


def personal_lines(text: str) -> frozenset[int]:
    """Return the numbers of the lines that may contain quotes or the identity of the participant."""
    lines = enumerate(LINE_END.split(text), 1)
    names = (number for number, line in lines if (found := KEY.match(line)) and found["key"] in WHO)
    return frozenset({*spoken_lines(text), *names})


def heard_lines(text: str) -> dict[int, str]:
    """Return the lines of a persona or journey, by number, that may contain what somebody said.

    These are quotes, thoughts, dissent and `x-` fields, with the lines that continue them.
    """
    found: dict[int, str] = {}
    column: int | None = None
    for number, line in enumerate(LINE_END.split(text), 1):
        begun = HEARD_KEY.search(line)
        if begun:
            column = begun.start("key")
        elif column is not None and not _goes_on(line, column):
            column = None
        if column is not None:
            found[number] = line
    return found


def heard_beside_a_source(text: str) -> frozenset[int]:
    """Return the numbers of the lines of a persona or journey that also name the evidence for what they contain."""
    return frozenset(number for number, line in heard_lines(text).items() if CITES.search(line))


def heard(text: str) -> tuple[str, ...]:
    """Return the texts of a persona or journey that somebody may have said: the lines without names of fields."""
    said = [FIELD.sub(" ", CITED.sub(" ", line)).strip(" \t-{}[],\"'") for line in heard_lines(text).values()]
    return (*said, " ".join(said))


def is_spoken(line: str) -> bool:
    """Return whether a line may contain a quote."""
    return bool(line.strip()) and not _is_silent(line)


def comes_from_a_person(line: str) -> bool:
    """Return whether a line may contain a quote, a theme that somebody raised, or where they were met."""
    found = KEY.match(line)
    return is_spoken(line) or (found is not None and found["key"] in RAISED)


def _goes_on(line: str, column: int) -> bool:
    """Return whether a line continues a field that begins in a column, counted from 0."""
    indent = len(line) - len(line.lstrip())
    return not KEY.match(line) or indent > column or (indent == column and line.lstrip().startswith("-"))


def _is_silent(line: str) -> bool:
    found = KEY.match(line)
    return line.lstrip().startswith("#") or (found is not None and found["key"] in SILENT)
