"""A file whose lines are corrected one after another, from the first to the last."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_handbook.reading.source_text.source import Source


@dataclass(frozen=True)
class CorrectedAbove(Source):
    """The lines of a file, of which those above the line in question are final; so each is passed only once."""

    lines: list[str] = field(default_factory=list)
    _further_left: list[int] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)

    def line(self, index: int) -> str:
        """Return the line with this index, counted from 0, as corrected so far."""
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def line_further_left(self, index: int, column: float) -> int:
        """Return the nearest line above a line that starts to the left of a column; -1 if there is none."""
        self._advance(index)
        above = index - 1
        while above >= 0 and self._indentation(above) >= column:
            above = self._further_left[above]
        return above

    def _advance(self, end: int) -> None:
        for index in range(len(self._further_left), end):
            column = self._indentation(index)
            while self._open and self._indentation(self._open[-1]) >= column:
                self._open.pop()
            self._further_left.append(self._open[-1] if self._open else -1)
            self._open.append(index)

    def _indentation(self, index: int) -> float:
        line = self.lines[index]
        is_empty = not line.strip() or line.lstrip().startswith("#")
        return float("inf") if is_empty else len(line) - len(line.lstrip(" "))
