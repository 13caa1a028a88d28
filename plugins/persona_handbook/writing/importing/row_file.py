"""A file of the handbook, as far as the rows of tables describe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from persona_handbook.finding import Finding, Level
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.document import Document
from persona_handbook.reading.yaml.value import Pointer, Span, Value
from persona_handbook.writing.importing.grid import Grid
from persona_handbook.writing.importing.table_options import TableOptions

FileKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file described by rows: its content, the cell of each part, the person's name in its row, and findings."""

    kind: str
    id: str
    data: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[Pointer, Span] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    name: str = ""

    @property
    def key(self) -> FileKey:
        """The kind and ID, to which rows of parts refer."""
        return self.kind, self.id

    def document(self, grid: Grid) -> Document:
        """Return the file as a document with its fields in the order of the schema."""
        known = list(schema_of(self.kind)["properties"])
        names = sorted(self.data, key=lambda name: known.index(name) if name in known else len(known))
        places = dict(self.places)
        return Document(grid.source, {name: self.data[name] for name in names}, (), places, places)


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What the import of tables depends on besides the rows.

    `separate` are the lists of a file, by its key, whose entries have rows of their own in these tables.
    """

    handbook: Handbook
    options: TableOptions
    grid: Grid
    separate: Mapping[FileKey, Sequence[str]] = field(default_factory=dict)

    def error(self, span: Span, rule: str, message: str, way_out: str) -> Finding:
        """Create a finding about a cell or row."""
        return Finding(self.grid.source.location(*span), Level.ERROR, rule, message, way_out)


def with_ancestors(at: Pointer, places: Mapping[Pointer, Span]) -> Iterator[tuple[Pointer, Span]]:
    """Yield the cell of each part below a pointer and of the parts that contain it, down from the pointer itself."""
    for pointer, span in places.items():
        whole = (*at, *pointer)
        yield from ((whole[:length], span) for length in range(len(at), len(whole) + 1))


def first_places(places: Iterable[tuple[Pointer, Span]]) -> dict[Pointer, Span]:
    """Return the first cell of each part."""
    found: dict[Pointer, Span] = {}
    for pointer, span in places:
        found.setdefault(pointer, span)
    return found
