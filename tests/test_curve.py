"""The curve of feelings: through every value that is known, and never beyond the two next to it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_handbook.site.journey.curve import Lines, height, lines, small_curve

FEELING = st.floats(1, 5).map(lambda each: round(each, 1))


def segments(path: str) -> list[list[tuple[float, float]]]:
    numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?", path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [[points[at], *points[at + 1 : at + 4]] for at in range(0, len(points) - 1, 3)]


@pytest.mark.parametrize(("feeling", "expected"), [(5, 10), (3, 50), (1, 90), (4.5, 20)])
def test_higher_is_better(feeling: float, expected: float) -> None:
    assert height(feeling) == expected


@pytest.mark.parametrize(
    ("feelings", "known", "gaps"),
    [
        ([], 0, 0),
        ([None, None], 0, 0),
        ([3], 0, 0),
        ([3, 4], 1, 0),
        ([3, None, 4], 0, 1),
        ([1, 2, None, None, 4, 5], 2, 1),
        ([None, 1, 2, None], 1, 0),
    ],
)
def test_where_nothing_is_known_there_is_a_gap(feelings: list[float | None], known: int, gaps: int) -> None:
    found = lines(feelings)
    assert (len(found.known), len(found.gaps)) == (known, gaps)


def test_two_values_are_joined_by_a_straight_line() -> None:
    assert lines([1, 5]) == Lines(("M50 90C83.33 63.33 116.7 36.67 150 10",), ())


@given(st.lists(FEELING, min_size=2, max_size=30))
def test_the_curve_goes_through_every_value_and_beyond_none(feelings: list[float]) -> None:
    (path,) = lines(feelings).known
    drawn = segments(path)
    assert len(drawn) == len(feelings) - 1
    for (one, other), (start, *controls, end) in zip(pairwise(feelings), drawn, strict=True):
        assert start[1] == pytest.approx(height(one), abs=0.01)
        assert end[1] == pytest.approx(height(other), abs=0.01)
        for _, y in controls:
            assert min(start[1], end[1]) - 0.02 <= y <= max(start[1], end[1]) + 0.02


def test_a_small_curve_has_a_dot_for_each_value_and_is_told_elsewhere() -> None:
    drawn = small_curve([1, None, 3, 4])
    assert drawn.count("ph-small__dot") == 3
    assert 'aria-hidden="true"' in drawn
