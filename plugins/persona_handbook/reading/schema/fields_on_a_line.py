"""Fields on one line, with other signs around and between them than curly brackets, colons and commas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def fields_within(said: str, properties: Mapping[str, Any]) -> str:
    """Give fields on one line as they stand in curly brackets: `(scope=public; until=2028-12-31)`; empty if unclear."""
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
