"""Puts right what can be put right safely: nothing but the words that are wrong changes, and nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from persona_handbook.finding import Finding, Location, Replacement
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.source import Source
from persona_handbook.settings.inheritance import read_alone
from persona_handbook.writing.files import replace
from persona_handbook.writing.own_form import LINE_END, MARK, line_end_of

TAG_OR_NAME = ("!", "&", "*")


@dataclass(frozen=True, slots=True)
class FixedFile:
    """One file as it was and as it is put right, both as they lie on the disk."""

    path: str
    before: bytes
    after: bytes

    @property
    def diff(self) -> str:
        """The change as people review it."""
        before, after = (text.decode().splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(before, after, self.path, self.path))


def fixed_files(
    root: Path, replacements: Iterable[Replacement], configurations: Collection[Path] = ()
) -> list[FixedFile]:
    """Put right what can be, without writing anything.

    Args:
        root: the handbook's folder
        replacements: what stands in place of what; of two that overlap the later one is done
        configurations: the files that are read as MkDocs reads them, with tags

    Returns:
        the files that change; a file that would be harder to read afterwards is left as it is
    """
    by_path: dict[str, list[Replacement]] = {}
    for each in replacements:
        by_path.setdefault(each.location.path, []).append(each)
    with_tags = {path for path in by_path if (root / path).resolve() in {each.resolve() for each in configurations}}
    fixed = (_fixed(root, path, those, tags=path in with_tags) for path, those in sorted(by_path.items()))
    return [file for file in fixed if file]


def write_fixed(root: Path, file: FixedFile) -> None:
    """Write a file that was put right, whole or not at all.

    Raises:
        NotWrittenError: the file is no longer what it was when it was read, or cannot be written
    """
    replace(root / file.path, file.after, file.before, within=root)


def _fixed(root: Path, path: str, replacements: list[Replacement], *, tags: bool) -> FixedFile | None:
    before = (root / path).read_bytes()
    source = Source(path, before.removeprefix(MARK).decode("utf-8"))
    spans = sorted((_span(source, each) for each in replacements), reverse=True)
    after = _replaced(before, source.text, spans)
    if not _reads_as_well(path, before, after, tags=tags):
        sound = [
            each for each in spans if _reads_as_well(path, before, _replaced(before, source.text, [each]), tags=tags)
        ]
        after = _replaced(before, source.text, sound)
    is_better = after != before and _reads_as_well(path, before, after, tags=tags)
    return FixedFile(path, before, after) if is_better else None


def _replaced(before: bytes, text: str, spans: Iterable[tuple[int, int, str]]) -> bytes:
    """Replace parts of a text, from the last to the first, in the form of the file that it is from."""
    line_end = line_end_of(text)
    last = len(text)
    for start, end, new in spans:
        if end <= last and _is_text_alone(text, start, end):
            text = text[:start] + LINE_END.sub(line_end, new) + text[end:]
            last = start
    return (MARK if before.startswith(MARK) else b"") + text.encode()


def _is_text_alone(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a text is replaced; a tag, a name (`&x`) or a comment would be lost."""
    return not text.startswith(TAG_OR_NAME, start) and LINE_END.search(text, start, end) is None


def _span(source: Source, replacement: Replacement) -> tuple[int, int, str]:
    place: Location = replacement.location
    start = source.line_start(place.line - 1) + place.column - 1
    end = source.line_start(place.end_line - 1) + place.end_column - 1
    return start, end, replacement.text


def _reads_as_well(path: str, before: bytes, after: bytes, *, tags: bool) -> bool:
    old, new = (_findings(path, content, tags=tags) for content in (before, after))
    return new is not None and (old is None or len(new) <= len(old))


def _findings(path: str, content: bytes, *, tags: bool) -> Sequence[Finding] | None:
    """Give what is wrong with how a file is written, or None where it cannot be read."""
    if tags:
        alone = read_alone(content, path)
        return None if alone.fields is None else alone.findings
    document = read_document(content, path)
    return None if document.data is None else document.findings
