"""Finds lines in an evidence file that may contain quotes, whether or not the file can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.reading.schema.schemas import schema_of

WHO = frozenset({"participant", "title", "by"})
RAISED = frozenset({"themes", "setting"})
SPOKEN = frozenset({"answers", "quotes", "findings"})
LINE_END = re.compile(r"\r\n|\n|\r")
KEY = re.compile(r"""\s*(?:-\s+)*["']?(?P<key>[\w-]+)["']?\s*:(?=\s|$)""")
LEAD = re.compile(r"""^\s*(?:-\s+)*(?:["']?[\w-]+["']?\s*:\s+)?(?:[|>][+-]?\s*)?""")


def _silent() -> frozenset[str]:
    properties = schema_of("evidence")["properties"]
    inner = (name for each in ("consent", "scales") for name in _names(properties[each]))
    return frozenset({*properties, *inner, "themes"}) - SPOKEN


def _names(part: dict[str, object]) -> Iterator[str]:
    group = part.get("items", part)
    yield from group["properties"] if isinstance(group, dict) else ()


SILENT = _silent()


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


def is_spoken(line: str) -> bool:
    """Return whether a line may contain a quote."""
    return bool(line.strip()) and not _is_silent(line)


def comes_from_a_person(line: str) -> bool:
    """Return whether a line may contain a quote, a theme that somebody raised, or where they were met."""
    found = KEY.match(line)
    return is_spoken(line) or (found is not None and found["key"] in RAISED)


def _is_silent(line: str) -> bool:
    found = KEY.match(line)
    return line.lstrip().startswith("#") or (found is not None and found["key"] in SILENT)
