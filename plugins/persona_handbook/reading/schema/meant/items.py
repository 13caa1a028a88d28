"""Merges findings about several items of a list with the same mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from persona_handbook.finding import Finding, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.source_text.line_layout import FIELD
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document, Pointer

ValueFinding = tuple[Pointer, Finding]


def together(document: Document, told: Sequence[ValueFinding]) -> Iterator[Finding]:
    """Yield the findings, with those about several items of a list merged if each has a suggestion.

    Args:
        document: the file
        told: findings about values with their pointers; an empty pointer is never merged
    """
    by_list: dict[object, list[ValueFinding]] = {}
    for pointer, finding in told:
        is_item = bool(pointer) and isinstance(pointer[-1], int) and finding.edit is not None
        by_list.setdefault(pointer[:-1] if is_item else (finding.location, pointer), []).append((pointer, finding))
    for group in by_list.values():
        findings = sorted((finding for _, finding in group), key=lambda each: each.order)
        yield findings[0] if len({each.location for each in findings}) == 1 else _one(document.source, findings)
        if len({each.location for each in findings}) == 1:
            yield from findings[1:]


def _one(source: Source, findings: Sequence[Finding]) -> Finding:
    edits = [*{each.location: each.edit for each in findings if each.edit}.values()]
    edit = source.together(edits)
    way_out = _shown(source, edit)
    is_safe = all(each.fix for each in findings)
    return replace(findings[0], help=way_out, fix=edit if is_safe else None, advice=None if is_safe else edit)


def _shown(source: Source, edit: Replacement) -> str:
    first, last = edit.location.line - 1, edit.location.end_line - 1
    before, after = source.line(first)[: edit.location.column - 1], source.line(last)[edit.location.end_column - 1 :]
    lines = f"{before}{edit.text}{after}".split("\n")
    if len(lines) == 1 and FIELD.match(lines[0]):
        return gettext("Write `%(line)s`.", line=shortened_line(lines[0].strip()))
    listed = ", ".join(f"`{shortened_line(line)}`" for line in lines)
    return gettext("Write these lines instead: %(lines)s.", lines=listed)
