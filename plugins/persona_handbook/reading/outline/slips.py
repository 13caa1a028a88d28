"""Finds misplaced lines in a file that no parser can read."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.reading.mistakes.slip import Slip
from persona_handbook.reading.outline.lost_hyphens import lost_hyphens
from persona_handbook.reading.outline.wrong_level import wrong_levels
from persona_handbook.reading.yaml.line_kinds import lines_of_texts
from persona_handbook.reading.yaml.source import Source

MOST_LINES = 3_000


def outline_slips(source: Source) -> list[Slip]:
    """Return the misplaced lines of a file; empty for very long files.

    Args:
        source: a file that the parser rejected

    Returns:
        the mistakes in the order of the lines, with edits that do not overlap
    """
    if source.line_count > MOST_LINES or "\t" in source.text:
        return []
    texts = lines_of_texts(source)
    lines = [index for index in range(source.line_count) if index not in texts]
    found: list[Slip] = []
    for find in (lost_hyphens, wrong_levels):
        new = [*find(source, lines)]
        touched = {line for each in new for line in _lines_of(each)}
        lines = [index for index in lines if index not in touched]
        found += new
    return sorted(found, key=lambda each: each.finding.order)


def _lines_of(found: Slip) -> Iterator[int]:
    for repair in found.repairs:
        yield from range(repair.location.line - 1, repair.location.end_line)
