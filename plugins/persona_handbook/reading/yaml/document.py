"""Reads a YAML file into plain data with the place of each value, or findings that say why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from persona_handbook.finding import Finding, Location
from persona_handbook.reading.foreign.lines import foreign_slips
from persona_handbook.reading.outline.slips import outline_slips
from persona_handbook.reading.source_text.repaired import Repaired
from persona_handbook.reading.source_text.source import LARGEST, Source, decode
from persona_handbook.reading.yaml.builder import Builder
from persona_handbook.reading.yaml.plain_reading import places_later, plain_reading
from persona_handbook.reading.yaml.recovery import Recovered, Recovery
from persona_handbook.reading.yaml.texts import texts
from persona_handbook.reading.yaml.value import Pointer, Span, Value

LARGEST_TO_REPAIR = 200_000

__all__ = ["Document", "Pointer", "Value", "empty_document", "read_document"]


@dataclass(frozen=True)
class Document:
    """One file as plain data.

    `data` is None if the file cannot be read as it is. `repaired` is then the file with its small mistakes corrected,
    if possible, and `doubtful` lists the line ranges in which the correction is a guess.
    """

    source: Source
    data: dict[str, Value] | None
    findings: tuple[Finding, ...] = ()
    keys: Mapping[Pointer, Span] = field(default_factory=dict, repr=False)
    values: Mapping[Pointer, Span] = field(default_factory=dict, repr=False)
    repaired: Document | None = field(default=None, repr=False)
    doubtful: tuple[tuple[int, int], ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the handbook's root."""
        return self.source.path

    @property
    def pointers(self) -> Iterable[Pointer]:
        """The pointers to all values."""
        return self.values

    @cached_property
    def ids(self) -> frozenset[str]:
        """The values of all fields called `id`."""
        return frozenset(_ids(self.data))

    @cached_property
    def texts(self) -> list[tuple[Pointer, str]]:
        """Every text with its pointer, in the order of the file."""
        return texts(self.data)

    def value_at(self, pointer: Pointer) -> Location:
        """Return the location of a value, or of the nearest enclosing part that is in the file."""
        while pointer and pointer not in self.values:
            pointer = pointer[:-1]
        return self._location(self.values.get(pointer)) if pointer else self.key_at(())

    def key_at(self, pointer: Pointer) -> Location:
        """Return the location of a field name or list item; for `()`, the location of the first field."""
        while pointer:
            span = self.keys.get(pointer) or self.values.get(pointer)
            if span:
                return self._location(span)
            pointer = pointer[:-1]
        first = next(iter(self.keys.values()), None)
        return self._location(first)

    def source_text(self, pointer: Pointer) -> str:
        """Return a value as written in the file; empty if it is not there."""
        start, end = self.values.get(pointer, (0, 0))
        return self.source.text[start:end]

    def _location(self, span: Span | None) -> Location:
        return self.source.location(*(span or (0, 0)))


def _ids(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield str(value["id"])
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _ids(part)


def read_document(content: bytes, path: str, *, tags: bool = False) -> Document:
    """Read a file. Never raises.

    Args:
        content: the bytes of the file
        path: the path shown in findings, relative to the handbook's root
        tags: whether tags, anchors and merge keys are allowed, as in the MkDocs configuration

    Returns:
        the data with its places, and all findings
    """
    source = decode(content, path)
    if isinstance(source, Finding):
        return Document(Source(path, content[:LARGEST].decode("utf-8", errors="replace")), None, (source,))
    is_large = len(source.text) > LARGEST_TO_REPAIR
    slips = [] if tags or is_large else foreign_slips(source)
    if not slips:
        data = None if tags else plain_reading(source)
        if data is not None:
            return Document(source, data, (), *places_later(source))
        builder = Builder(source, tags=tags)
        data = builder.build()
        is_read = not builder.refused
        slips = [] if tags or is_large or (is_read and not builder.findings) else outline_slips(source)
        if tags or is_large or (is_read and not slips):
            return Document(source, data, tuple(builder.findings), builder.keys, builder.values)
    return _recovered(source, Recovery(source, slips).read())


def _recovered(source: Source, read: Recovered) -> Document:
    if read.builder is None:
        return Document(source, None, read.findings, doubtful=read.doubtful)
    keys, values = (_as_written(read.source, each) for each in (read.builder.keys, read.builder.values))
    data = read.builder.data
    return Document(
        source,
        None,
        read.findings,
        repaired=Document(source, data, (), keys, values, doubtful=read.doubtful),
        doubtful=read.doubtful,
    )


def _as_written(source: Source, spans: Mapping[Pointer, Span]) -> Mapping[Pointer, Span]:
    return {pointer: source.span(span) for pointer, span in spans.items()} if isinstance(source, Repaired) else spans


def empty_document(path: str) -> Document:
    """Return the document of a file that does not exist: no data and no findings."""
    return Document(Source(path, ""), {})
