"""A source line with carets below the place of a finding, aligned for terminals."""

from __future__ import annotations

from itertools import accumulate

from persona_handbook.finding import Location
from persona_handbook.report.terminal_text import signs

WIDEST = 100


def excerpt(place: Location) -> tuple[str, str]:
    """Return the source line of a place, shortened around it, and the line of carets.

    The width of characters follows terminals (Unicode Standard Annex 11): an ideograph takes two columns, a combining
    mark none. Invisible characters are escaped.

    Returns:
        both lines; the place is within WIDEST columns of the first
    """
    line = signs(place.excerpt)
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    widths = [_width(sign) for sign in line]
    first, last = _window(widths, start)
    before, after = "…" if first else "", "…" if last < len(line) else ""
    margin = sum(widths[first:start]) + len(before)
    carets = max(1, sum(widths[start : min(end, last)]))
    return f"{before}{''.join(line[first:last])}{after}", f"{' ' * margin}{'^' * carets}"


def _width(sign: str) -> int:
    if sign.isascii() and sign.isprintable():
        return len(sign)
    from wcwidth import wcwidth  # noqa: PLC0415  it takes long to import, and few lines need it

    return sum(max(wcwidth(character), 0) for character in sign)


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """Return the range of characters of a line to show around the one at `start`."""
    edges = [0, *accumulate(widths)]
    if edges[-1] <= WIDEST:
        return 0, len(widths)
    left = max(0, min(edges[start] - WIDEST // 2, edges[-1] - WIDEST))
    first = next(index for index, edge in enumerate(edges) if edge >= left)
    last = max(index for index, edge in enumerate(edges) if edge <= edges[first] + WIDEST)
    return first, last
