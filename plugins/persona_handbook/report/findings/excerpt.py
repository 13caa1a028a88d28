"""A source line with carets under the place that a finding is about, as wide as a terminal shows them."""

from __future__ import annotations

from itertools import accumulate

from wcwidth import wcwidth

from persona_handbook.finding import Location
from persona_handbook.report.terminal_text import signs

WIDEST = 100


def excerpt(place: Location) -> tuple[str, str]:
    """Give the source line of a place, cut around it where it is long, and the line of carets below it.

    A character is as wide as a terminal shows it (Unicode Standard Annex 11): an ideograph takes two columns, a
    combining mark none. What cannot be seen is spelled, as everywhere on a terminal.

    Returns:
        both lines; the place lies within WIDEST columns of the first
    """
    line = signs(place.excerpt)
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    widths = [sum(max(wcwidth(character), 0) for character in sign) for sign in line]
    first, last = _window(widths, start)
    before, after = "…" if first else "", "…" if last < len(line) else ""
    margin = sum(widths[first:start]) + len(before)
    carets = max(1, sum(widths[start : min(end, last)]))
    return f"{before}{''.join(line[first:last])}{after}", f"{' ' * margin}{'^' * carets}"


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """Give the part of a line, as a range of characters, that is shown around the character at `start`."""
    edges = [0, *accumulate(widths)]
    if edges[-1] <= WIDEST:
        return 0, len(widths)
    left = max(0, min(edges[start] - WIDEST // 2, edges[-1] - WIDEST))
    first = next(index for index, edge in enumerate(edges) if edge >= left)
    last = max(index for index, edge in enumerate(edges) if edge <= edges[first] + WIDEST)
    return first, last
