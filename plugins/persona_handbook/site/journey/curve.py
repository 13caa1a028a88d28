"""Curves through feelings from 1 to 5; a curve never exceeds its two neighboring points.

Coordinates: a column is 100 wide with its middle at 50; the lane is 100 high, with 5 at 10 and 1 at 90.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.insight.flow import NO_PATH, Flow, Transition
from persona_handbook.site.journey.course import Feelings

STEP = 100
SMALL_HEIGHT = 28
SMALL_STEP = 16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CurvePiece:
    """The SVG path of a piece of a curve, and its start and end."""

    path: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Branch:
    """A point at which a branch of a forked curve can be labeled, and the IDs of its paths."""

    across: float
    down: float
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CurveLines:
    """A curve: `known` through adjacent steps, `gaps` across steps with unknown feelings, and its branches."""

    known: tuple[CurvePiece, ...] = ()
    gaps: tuple[CurvePiece, ...] = ()
    branches: tuple[Branch, ...] = ()


def height(feeling: float) -> float:
    """Return the distance of a feeling from the top of the lane, in percent of its height."""
    return 10 + (5 - feeling) * 20


def curve_lines(points: Mapping[int, Point], flow: Flow) -> CurveLines:
    """Return the lines of one curve.

    Args:
        points: the positions of the felt steps, by number
        flow: the order of the steps
    """
    links = flow.transitions(points)
    direct = {(link.before, link.after) for link in flow.transitions()}
    known = [link for link in links if (link.before, link.after) in direct]
    gaps = [link for link in links if (link.before, link.after) not in direct]
    rows = list(_rows(known, links))
    return CurveLines(
        tuple(_line(_path([points[step] for step in row]), row, points) for row in rows),
        tuple(_line(f"M{_at(points[gap.before])}L{_at(points[gap.after])}", gap, points) for gap in gaps),
        tuple(_branches(rows, links, points)),
    )


def small_curve(feelings: Feelings) -> Markup:
    """Draw an inline curve; the text beside it must describe it."""
    count = len(feelings.values)
    felt = {step: (STEP * (step + 0.5), height(each)) for step, each in enumerate(feelings.values) if each is not None}
    found = curve_lines(felt, feelings.flow)
    paths = "".join(f'<path d="{each.path}"/>' for each in found.known)
    gaps = "".join(f'<path class="ph-small__gap" d="{each.path}"/>' for each in found.gaps)
    dots = "".join(f'<path class="ph-small__dot" d="M{_at(point)}h0"/>' for point in felt.values())
    return Markup(  # noqa: S704  contains only numbers
        f'<svg class="ph-small" aria-hidden="true" focusable="false" width="{SMALL_STEP * count}" '
        f'height="{SMALL_HEIGHT}" viewBox="0 0 {STEP * count} 100" preserveAspectRatio="none">'
        f"{gaps}{paths}{dots}</svg>"
    )


def _rows(known: Sequence[Transition], links: Sequence[Transition]) -> Iterator[list[int]]:
    """Join transitions to sequences of steps, each from one fork, join or gap to the next."""
    leaving, coming = Counter(link.before for link in links), Counter(link.after for link in links)
    through = {link.before: link.after for link in known if leaving[link.before] == coming[link.before] == 1}
    through = {step: after for step, after in through.items() if any(link.after == step for link in known)}
    for link in known:
        if link.before not in through:
            row = [link.before, link.after]
            while row[-1] in through:
                row.append(through[row[-1]])
            yield row


def _line(path: str, row: Sequence[int] | Transition, points: Mapping[int, Point]) -> CurvePiece:
    first, last = (row.before, row.after) if isinstance(row, Transition) else (row[0], row[-1])
    return CurvePiece(path, points[first][0], points[last][0])


def _branches(
    rows: Sequence[Sequence[int]], links: Sequence[Transition], points: Mapping[int, Point]
) -> Iterator[Branch]:
    """Yield a point for each branch after a step: the middle of its first piece."""
    leaving = Counter(link.before for link in links)
    for link in links:
        paths = tuple(sorted(link.paths - {NO_PATH}))
        if leaving[link.before] > 1 and paths:
            row = next((row for row in rows if list(row[:2]) == [link.before, link.after]), (link.before, link.after))
            across, down = _middle([points[step] for step in row])
            yield Branch(across, down, paths)


def _middle(points: Sequence[Point]) -> Point:
    """Return the middle of the first piece of a curve, on the cubic."""
    (x, y), (to_x, to_y) = points[:2]
    slope, to_slope = _slopes(points)[:2]
    return (x + to_x) / 2, (y + to_y) / 2 + (slope - to_slope) * (to_x - x) / 8


def _path(points: Sequence[Point]) -> str:
    """Return a cubic path through points, monotone between neighbors (Steffen 1990, A&A 239, 443)."""
    slopes = _slopes(points)
    path = f"M{_at(points[0])}"
    for (x, y), (to_x, to_y), slope, to_slope in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (to_x - x) / 3
        path += (
            f"C{_at((x + third, y + third * slope))} {_at((to_x - third, to_y - third * to_slope))} {_at((to_x, to_y))}"
        )
    return path


def _slopes(points: Sequence[Point]) -> list[float]:
    widths = [right[0] - left[0] for left, right in itertools.pairwise(points)]
    rises = [(right[1] - left[1]) / width for left, right, width in zip(points, points[1:], widths, strict=False)]
    inner = [
        _inner_slope(before, after, width_before, width_after)
        for before, after, width_before, width_after in zip(rises, rises[1:], widths, widths[1:], strict=False)
    ]
    return [
        _end_slope(rises[0], inner[0] if inner else rises[0]),
        *inner,
        _end_slope(rises[-1], inner[-1] if inner else rises[-1]),
    ]


def _inner_slope(before: float, after: float, width_before: float, width_after: float) -> float:
    if before * after <= 0:
        return 0
    mean = (before * width_after + after * width_before) / (width_before + width_after)
    return (1 if before > 0 else -1) * 2 * min(abs(before), abs(after), 0.5 * abs(mean))


def _end_slope(rise: float, next_slope: float) -> float:
    slope = (3 * rise - next_slope) / 2
    if slope * rise <= 0:
        return 0
    return 2 * rise if abs(slope) > 2 * abs(rise) else slope


def _at(point: Point) -> str:
    return f"{point[0]:.4g} {point[1]:.4g}" if max(point) < 10_000 else f"{point[0]:.0f} {point[1]:.4g}"
