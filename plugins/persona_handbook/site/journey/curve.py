"""Feelings from 1 to 5 -> the lines of a curve that invents none: it never goes beyond two neighbours.

Coordinates: a step is 100 wide, the first one's middle at 50; the lane is 100 high, 5 at 10 and 1 at 90.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

STEP = 100
SMALL_HEIGHT = 28
SMALL_STEP = 16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lines:
    """The SVG paths of a curve: `known` through steps next to each other, `gaps` across steps nobody told of."""

    known: tuple[str, ...]
    gaps: tuple[str, ...]


def height(feeling: float) -> float:
    """Give how far below the top of the lane a feeling stands, in hundredths of its height."""
    return 10 + (5 - feeling) * 20


def lines(feelings: Sequence[float | None]) -> Lines:
    """Give the lines of one curve.

    Args:
        feelings: one for each step, None where nobody said how it felt
    """
    points = [(STEP * (index + 0.5), height(feeling)) for index, feeling in enumerate(feelings) if feeling is not None]
    return through(points)


def through(points: Sequence[Point], apart: float = STEP) -> Lines:
    """Give the lines through points from left to right; between two that are further apart is a gap."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and point[0] - runs[-1][-1][0] <= apart:
            runs[-1].append(point)
        else:
            runs.append([point])
    gaps = tuple(f"M{_at(one[-1])}L{_at(other[0])}" for one, other in itertools.pairwise(runs))
    return Lines(tuple(_path(run) for run in runs if len(run) > 1), gaps)


def small_curve(feelings: Sequence[float | None]) -> Markup:
    """Draw a curve as large as a word; what it shows must be told in words beside it."""
    width = SMALL_STEP * len(feelings)
    felt = [(STEP * (index + 0.5), height(each)) for index, each in enumerate(feelings) if each is not None]
    found = through(felt)
    paths = "".join(f'<path d="{path}"/>' for path in found.known)
    gaps = "".join(f'<path class="ph-small__gap" d="{path}"/>' for path in found.gaps)
    dots = "".join(f'<path class="ph-small__dot" d="M{_at(point)}h0"/>' for point in felt)
    return Markup(  # noqa: S704  made of numbers alone
        f'<svg class="ph-small" aria-hidden="true" focusable="false" width="{width}" height="{SMALL_HEIGHT}" '
        f'viewBox="0 0 {STEP * len(feelings)} 100" preserveAspectRatio="none">{gaps}{paths}{dots}</svg>'
    )


def _path(points: Sequence[Point]) -> str:
    """Give a cubic through points that is monotone between each two (Steffen 1990, A&A 239, 443)."""
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
