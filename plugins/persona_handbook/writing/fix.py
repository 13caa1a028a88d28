"""Applies safe fixes: only the wrong words change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from persona_handbook.finding import Location, Replacement
from persona_handbook.reading.opening import read_file
from persona_handbook.reading.source_text.source import LARGEST, Source
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.writing.files import replace
from persona_handbook.writing.own_form import LINE_END, MARK, line_end_of


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file before and after its fixes, as bytes."""

    path: str
    before: bytes
    after: bytes

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        before, after = (text.decode().splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(before, after, self.path, self.path))


def fixed_files(root: Path, replacements: Iterable[Replacement]) -> list[FixedFile]:
    """Apply fixes without writing.

    Args:
        root: the handbook's folder
        replacements: the fixes; of two that overlap, the later one is applied

    Returns:
        the changed files; a file that would be less readable afterwards, or is outside the folder, is unchanged
    """
    by_path: dict[str, list[Replacement]] = {}
    for each in replacements:
        by_path.setdefault(each.location.path, []).append(each)
    own = {path: those for path, those in by_path.items() if (root / path).resolve().is_relative_to(root.resolve())}
    fixed = (_fixed(root, path, those) for path, those in sorted(own.items()))
    return [file for file in fixed if file]


def write_fixed(root: Path, file: FixedFile) -> None:
    """Write a fixed file completely or not at all.

    Raises:
        NotWrittenError: the file has changed since it was read, or cannot be written
    """
    replace(root / file.path, file.after, file.before, within=root)


def _fixed(root: Path, path: str, replacements: list[Replacement]) -> FixedFile | None:
    before = read_file(root / path, (root, (root / path).parent), LARGEST)
    source = Source(path, before.removeprefix(MARK).decode("utf-8"))
    text = source.text
    line_end = line_end_of(text)
    last = len(text)
    for start, end, new in sorted((_spans(source, each) for each in replacements), reverse=True):
        if end <= last:
            text = text[:start] + LINE_END.sub(line_end, new) + text[end:]
            last = start
    after = (MARK if before.startswith(MARK) else b"") + text.encode()
    return FixedFile(path, before, after) if after != before and _reads_as_well(path, before, after) else None


def _spans(source: Source, replacement: Replacement) -> tuple[int, int, str]:
    place: Location = replacement.location
    start = source.line_start(place.line - 1) + place.column - 1
    end = source.line_start(place.end_line - 1) + place.end_column - 1
    return start, end, replacement.text


def _reads_as_well(path: str, before: bytes, after: bytes) -> bool:
    old, new = read_document(before, path), read_document(after, path)
    if new.data is None and (old.data is not None or len(new.findings) >= len(old.findings)):
        return False
    return len(new.findings) <= len(old.findings)
