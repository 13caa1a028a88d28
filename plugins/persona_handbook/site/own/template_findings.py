"""Findings about templates and translations: unusable and unused ones."""

from __future__ import annotations

import re
from dataclasses import replace

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.reading.source_text.source import Source

BROKEN, UNUSED = "broken-template", "unused-template"


def cannot_be_used(place: Location, message: str, way_out: str) -> Finding:
    """Create a finding about an unusable part; ours is used instead."""
    return Finding(place, Level.ERROR, BROKEN, message, way_out, could_not_run=True)


def not_used(place: Location, message: str, way_out: str, subject: str = "") -> Finding:
    """Create a finding about an unused part."""
    return Finding(place, Level.ERROR, UNUSED, message, way_out, subject=subject)


def while_reading(found: Finding, rule: str = BROKEN) -> Finding:
    """Convert a finding from reading a file to one that makes the file unusable."""
    return replace(found, rule=rule, could_not_run=found.level is Level.ERROR)


def whole_file(path: str) -> Location:
    """Return the place of a file without a line to show."""
    return Location(path, 1, 1, 1, 1)


def on_line(source: Source, line: int, word: str = "") -> Location:
    """Return the place of a word on a line or the first following line with it; else the place of the line."""
    last = len(source.text.splitlines())
    index = min(max(line, 1), max(last, 1)) - 1
    if word:
        start = source.line_start(index)
        found = re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w-])").search(source.text, start)
        found = found or re.compile(re.escape(word)).search(source.text, start)
        if found:
            return source.location(found.start(), found.end())
    shown = source.line(index)
    start = source.line_start(index) + len(shown) - len(shown.lstrip())
    return source.location(start, start + len(shown.strip()))
