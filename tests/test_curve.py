"""The curve of feelings: through every value that is known, and never beyond the two next to it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_handbook.insight.flow import Flow, Fork, in_a_row
from persona_handbook.site.journey.course import Feelings
from persona_handbook.site.journey.curve import CurveLines, curve_lines, height, small_curve

FEELING = st.floats(1, 5).map(lambda each: round(each, 1))


def curve(*feelings: float | None, flow: Flow | None = None) -> CurveLines:
    points = {step: (100 * (step + 0.5), height(each)) for step, each in enumerate(feelings) if each is not None}
    return curve_lines(points, flow or in_a_row(len(feelings)))


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
    found = curve(*feelings)
    assert (len(found.known), len(found.gaps)) == (known, gaps)


def test_two_values_are_joined_by_a_straight_line() -> None:
    (line,) = curve(1, 5).known
    assert (line.path, line.left, line.right) == ("M50 90C83.33 63.33 116.7 36.67 150 10", 50, 150)


@given(st.lists(FEELING, min_size=2, max_size=30))
def test_the_curve_goes_through_every_value_and_beyond_none(feelings: list[float]) -> None:
    (line,) = curve(*feelings).known
    drawn = segments(line.path)
    assert len(drawn) == len(feelings) - 1
    for (one, other), (start, *controls, end) in zip(pairwise(feelings), drawn, strict=True):
        assert start[1] == pytest.approx(height(one), abs=0.01)
        assert end[1] == pytest.approx(height(other), abs=0.01)
        for _, y in controls:
            assert min(start[1], end[1]) - 0.02 <= y <= max(start[1], end[1]) + 0.02


def test_a_small_curve_has_a_dot_for_each_value_and_is_told_elsewhere() -> None:
    drawn = small_curve(Feelings((1, None, 3, 4), in_a_row(4)))
    assert drawn.count("ph-small__dot") == 3
    assert 'aria-hidden="true"' in drawn


FORKED = Flow(
    (0, Fork(frozenset("ab"), {"a": (1, 2), "b": (3,)}), 4), (frozenset(), *map(frozenset, "aab"), frozenset())
)


def test_a_curve_splits_where_paths_fork_and_joins_where_they_meet() -> None:
    found = curve(4, 2, 1, 5, 3, flow=FORKED)
    assert [(line.left, line.right) for line in found.known] == [(50, 450), (50, 450)]
    assert [len(segments(line.path)) for line in found.known] == [3, 2]
    assert [branch.paths for branch in found.branches] == [("a",), ("b",)]


def test_no_line_leads_from_one_alternative_to_another() -> None:
    drawn = [each for line in curve(4, 2, 1, 5, 3, flow=FORKED).known for each in segments(line.path)]
    assert (250, 350) not in [(start[0], end[0]) for start, *_, end in drawn]
    assert not curve(None, None, 1, 5, None, flow=FORKED).known + curve(None, None, 1, 5, None, flow=FORKED).gaps


def test_a_branch_is_told_apart_on_its_line() -> None:
    (one, _) = curve(4, 2, 1, 5, 3, flow=FORKED).branches
    assert one.across == 100
    assert height(4) < one.down < height(2)
