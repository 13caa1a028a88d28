"""Finds misplaced lines in a file that no parser can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from persona_handbook.reading.mistakes.slip import Slip
from persona_handbook.reading.outline.keyed_items import keyed_items
from persona_handbook.reading.outline.list_openings import list_openings
from persona_handbook.reading.outline.lost_hyphens import lost_hyphens
from persona_handbook.reading.outline.lost_names import lost_names
from persona_handbook.reading.outline.shifted_lines import shifted_lines
from persona_handbook.reading.outline.wrong_level import wrong_levels
from persona_handbook.reading.source_text.line_kinds import lines_of_texts
from persona_handbook.reading.source_text.source import Source

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
    plain = [index for index in range(source.line_count) if index not in texts]
    openings = [*list_openings(source, plain), *keyed_items(source, plain)]
    taken = {index for _, lines in openings for index in lines}
    openings += [each for each in shifted_lines(source) if taken.isdisjoint(each[1])]
    found: list[Slip] = [each for each, _ in openings]
    corrected = {index: line for _, lines in openings for index, line in lines.items()}
    view = _with(source, corrected) if corrected else source
    texts = lines_of_texts(view) if corrected else texts
    lines = [index for index in range(source.line_count) if index not in texts and index not in corrected]
    for find in (lost_hyphens, wrong_levels):
        new = [*find(view, lines)]
        touched = {line for each in new for line in _lines_of(each)}
        lines = [index for index in lines if index not in touched]
        found += new
    if not found:
        found += lost_names(view)
    return sorted(found, key=lambda each: each.finding.order)


def _with(source: Source, corrected: Mapping[int, str]) -> Source:
    """Return a file with corrected lines; the places of all other lines stay the same."""
    text, at = "", 0
    for index, line in sorted(corrected.items()):
        start = source.line_start(index)
        text, at = text + source.text[at:start] + line, start + len(source.line(index))
    return Source(source.path, text + source.text[at:])


def _lines_of(found: Slip) -> Iterator[int]:
    for repair in found.repairs:
        yield from range(repair.location.line - 1, repair.location.end_line)
