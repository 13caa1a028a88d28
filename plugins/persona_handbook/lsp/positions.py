"""Converts places to the positions of an editor: lines from 0, and columns in its units, usually UTF-16."""

from __future__ import annotations

from lsprotocol import types
from pygls.workspace import PositionCodec

from persona_handbook.finding import Location
from persona_handbook.reading.source_text.source import Source


class Text:
    """A text, and the units in which an editor counts columns."""

    def __init__(self, source: Source, codec: PositionCodec) -> None:
        self.source = source
        self._codec = codec

    def range_of(self, place: Location) -> types.Range:
        """Return the range of a place, limited to the text."""
        return types.Range(
            start=self._position(place.line - 1, place.column - 1),
            end=self._position(place.end_line - 1, place.end_column - 1),
        )

    def between(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets in code points."""
        return self.range_of(self.source.location(start, end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position in code points, limited to its line."""
        index = min(position.line, self.source.line_count - 1)
        line = self.source.line(index)
        here = types.Position(line=0, character=position.character)
        column: int = self._codec.position_from_client_units([line], here).character
        return self.source.line_start(index) + min(column, len(line))

    def _position(self, index: int, column: int) -> types.Position:
        return types.Position(line=index, character=self._codec.client_num_units(self.source.line(index)[:column]))
