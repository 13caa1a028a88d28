"""Fields on one line, with other signs around and between them than curly brackets, colons and commas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fields_within(said: str, properties: Mapping[str, Any]) -> str:
    """Return fields on one line, such as `(scope=public; until=2028-12-31)`, in curly brackets; empty if unclear."""
    names = "|".join(map(re.escape, properties))
    pairs = re.compile(rf"(?P<name>{names})\s*[:=]\s*(?P<said>[^:=,;|]+?)\s*(?:[,;|]\s*|$)")
    text, at, written = said.strip().strip("(){}[] "), 0, []
    while at < len(text):
        found = pairs.match(text, at)
        if not found:
            return ""
        written.append(f"{found['name']}: {found['said']}")
        at = found.end()
    return f"{{{', '.join(written)}}}" if written else ""


def values_within(said: str, properties: Mapping[str, Any]) -> str:
    """Return values without names as fields in curly brackets, if each can be the value of one field only."""
    named: dict[str, str] = {}
    for part in (each.strip() for each in said.strip().strip("(){}[] ").split(",")):
        able = [
            name
            for name, schema in properties.items()
            if part in schema.get("enum", ()) or (schema.get("format") == "date" and DAY.fullmatch(part))
        ]
        if len(able) != 1 or able[0] in named:
            return ""
        named[able[0]] = part
    return "{" + ", ".join(f"{name}: {part}" for name, part in named.items()) + "}" if len(named) > 1 else ""
