"""Fixes in the editor: the edits of `--fix`, and the advice of findings, which a person confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.finding import Finding, Replacement
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import gettext
from persona_handbook.reading.source_text.source import BYTE_ORDER_MARK, Source
from persona_handbook.reading.unsaved import reading_unsaved
from persona_handbook.writing.fix import fixed_files
from persona_handbook.writing.schema_line import missing_schema_lines

ALL = gettext("Apply all safe fixes in this file")


@dataclass(frozen=True, slots=True)
class Offered:
    """One possible fix; it is safe if it needs no review."""

    title: str
    edit: Replacement
    finding: Finding | None = None
    is_safe: bool = True


def offered(reading: Reading, path: str, span: tuple[int, int], findings: Sequence[Finding]) -> list[Offered]:
    """Return the fixes for findings that touch a part of a file, and one for all in the file.

    Edits that would make the file less readable are omitted, as in `--fix`.

    Args:
        reading: the handbook
        path: the file
        span: the offsets of the part
        findings: the findings of the handbook
    """
    source = reading.source(path)
    here = [each for each in findings if each.location.path == path]
    found = [each for each in here if _touches(source.offsets(each.location), span)]
    single = [
        Offered(each.help, edit, each, is_safe=each.fix is not None)
        for each in found
        if each.edit and (edit := _together(reading, path, [each.edit]))
    ]
    safe = [each.fix for each in here if each.fix]
    safe += [each for each in missing_schema_lines(reading.handbook) if each.location.path == path]
    whole = _together(reading, path, safe)
    return [*single, *([Offered(ALL, whole)] if whole else [])]


def _touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _together(reading: Reading, path: str, edits: Sequence[Replacement]) -> Replacement | None:
    """Combine several edits of a file, with the file's own line ends; None if that is impossible."""
    with reading_unsaved(reading.typed):
        files = fixed_files(reading.settings.root, [each for each in edits if each.location.path == path])
    if not files:
        return None
    before, after = (
        content.decode("utf-8").removeprefix(BYTE_ORDER_MARK) for content in (files[0].before, files[0].after)
    )
    return Source(path, before).replacement(0, len(before), after)
