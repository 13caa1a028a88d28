"""Places of cells: all tables as one text with a line for each row, so that findings have a row, column and excerpt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persona_handbook.finding import Finding, Location
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.value import Span
from persona_handbook.tables.reading import Table

BETWEEN = " | "


class Grid:
    """The tables of one file."""

    def __init__(self, path: str, tables: Sequence[Table]) -> None:
        """Lay out tables; findings name the file by its path, and the table if there are several."""
        self._first_lines: list[int] = []
        self._names = [f"{path} ({table.name})" if len(tables) > 1 else path for table in tables]
        self._above = [table.above for table in tables]
        self._spans: list[list[list[Span]]] = []
        lines: list[str] = []
        offset = 0
        for table in tables:
            self._first_lines.append(len(lines))
            of_table: list[list[Span]] = []
            for row in table.rows:
                spans: list[Span] = []
                line = ""
                for cell in row:
                    line += BETWEEN if line or spans else ""
                    shown = " ".join(cell.split())
                    spans.append((offset + len(line), offset + len(line) + len(shown)))
                    line += shown
                lines.append(line)
                of_table.append(spans)
                offset += len(line) + 1
            self._spans.append(of_table)
        self.source = Source(path, "\n".join(lines))

    def span(self, table: int, row: int, column: int) -> Span:
        """Return the span of a cell; tables, rows and columns count from 0."""
        return self._spans[table][row][column]

    def placed(self, finding: Finding) -> Finding:
        """Return a finding with its table and row number as in spreadsheet programs."""
        return replace(finding, location=self._placed(finding.location), fix=None)

    def _placed(self, location: Location) -> Location:
        table = max(index for index, first in enumerate(self._first_lines) if first < location.line)
        above = self._first_lines[table] - self._above[table]
        return replace(
            location, path=self._names[table], line=location.line - above, end_line=location.end_line - above
        )
