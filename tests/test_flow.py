"""Which step follows which: alternative paths exclude each other, and join again."""

from __future__ import annotations

import json

import pytest

from conftest import ReadHandbook
from persona_handbook.insight.flow import NO_PATH, Flow, flow, in_a_row

Links = list[tuple[int, int, str]]


def flow_of(read: ReadHandbook, *steps: str) -> Flow:
    """Follow a journey with a step on each of these sets of paths, such as "a b"."""
    ids = sorted({path for each in steps for path in each.split()})
    written = [{"action": "A"} | ({"paths": each.split()} if each else {}) for each in steps]
    journey = {"title": "T", "persona": "p", "kind": "usage", "paths": [{"id": each, "name": each} for each in ids]}
    journey["stages"] = [{"id": "s", "name": "S", "steps": written}]
    return flow(read({"mkdocs.yml": "site_name: x\n", "journeys/t.yaml": json.dumps(journey)}).journeys[0])


def links(found: Flow, *steps: int) -> Links:
    return [(link.before, link.after, " ".join(sorted(link.paths))) for link in found.transitions(steps or None)]


@pytest.mark.parametrize(
    ("steps", "expected", "longest"),
    [
        ([], [], 0),
        (["", "", ""], [(0, 1, ""), (1, 2, "")], 3),
        (["", "a", "a", "b", ""], [(0, 1, "a"), (0, 3, "b"), (1, 2, "a"), (2, 4, "a"), (3, 4, "b")], 4),
        (["", "a", "b", "a", ""], [(0, 1, "a"), (0, 2, "b"), (1, 3, "a"), (2, 4, "b"), (3, 4, "a")], 4),
        (["", "a", "b", "c", ""], [(0, 1, "a"), (0, 2, "b"), (0, 3, "c"), (1, 4, "a"), (2, 4, "b"), (3, 4, "c")], 3),
        (["a", "a b", "b c"], [(0, 1, "a"), (1, 2, "b")], 2),
        (["", "x", ""], [(0, 1, "x"), (0, 2, NO_PATH), (1, 2, "x")], 3),
        (["a", "b", ""], [(0, 2, "a"), (1, 2, "b")], 2),
        (["", "a", "b"], [(0, 1, "a"), (0, 2, "b")], 2),
        (["", "a b", ""], [(0, 1, ""), (1, 2, "")], 3),
    ],
)  # fmt: skip
def test_which_step_follows_which(read: ReadHandbook, steps: list[str], expected: Links, longest: int) -> None:
    found = flow_of(read, *steps)
    assert links(found) == expected
    assert found.longest() == longest


@pytest.mark.parametrize(
    ("steps", "chosen", "expected"),
    [
        (["", "", "", ""], [0, 3], [(0, 3, "")]),
        (["", "a", "b", ""], [0, 3], [(0, 3, "")]),
        (["", "a", "b", ""], [0, 1, 3], [(0, 1, "a"), (0, 3, "b"), (1, 3, "a")]),
        (["", "a", "b", "", "a", "b", ""], [1, 5], []),
        (["", "a", "b", "", "a", "b", ""], [1, 4, 5], [(1, 4, "a")]),
        (["", "a", "b", "", "c", "d", ""], [1, 5], [(1, 5, "d")]),
        (["", "x", "", "y", ""], [1, 3], []),
    ],
)
def test_some_steps_are_linked_if_somebody_can_take_both(
    read: ReadHandbook, steps: list[str], chosen: list[int], expected: Links
) -> None:
    assert links(flow_of(read, *steps), *chosen) == expected


@pytest.mark.parametrize(
    ("steps", "chosen", "starts", "ends"),
    [
        (["", "a", "b", ""], [0, 1, 2, 3], (0,), (3,)),
        (["a", "b", ""], [0, 1, 2], (0, 1), (2,)),
        (["", "a", "b"], [0, 1, 2], (0,), (1, 2)),
        (["x", "", "x"], [0, 1, 2], (0, 1), (1, 2)),
        (["", "a", "b", ""], [1, 2], (1, 2), (1, 2)),
        (["", ""], [], (), ()),
    ],
)
def test_where_a_journey_can_begin_and_end(
    read: ReadHandbook, steps: list[str], chosen: list[int], starts: tuple[int, ...], ends: tuple[int, ...]
) -> None:
    found = flow_of(read, *steps)
    assert (found.starts(chosen), found.ends(chosen)) == (starts, ends)


def test_many_forks_one_after_the_other_are_followed_at_once(read: ReadHandbook) -> None:
    """Their ways multiply; the links are found without walking each way."""
    forks = [each for number in range(40) for each in (f"a{number}", f"b{number}", "")]
    found = flow_of(read, *forks)
    assert found.longest() == 80
    assert found.transitions([0, len(forks) - 1])


def test_a_stage_s_paths_are_those_of_its_steps(read: ReadHandbook) -> None:
    journey = {
        "title": "T",
        "persona": "p",
        "kind": "usage",
        "paths": [{"id": each, "name": each} for each in "ab"],
        "stages": [
            {"id": f"s{each}", "name": "S", "paths": [each], "steps": [{"action": "A"}, {"action": "B"}]}
            for each in "ab"
        ],
    }
    found = flow(read({"mkdocs.yml": "site_name: x\n", "journeys/t.yaml": json.dumps(journey)}).journeys[0])
    assert links(found) == [(0, 1, "a"), (2, 3, "b")]
    assert found.forks
    assert not in_a_row(3).forks
