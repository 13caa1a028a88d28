"""Which part of a list before a change is which part after it: none is lost, and none is followed twice."""

from __future__ import annotations

from typing import Any

import pytest

from persona_handbook.insight.changes.matching import matched_parts
from persona_handbook.model.claim import Claim
from persona_handbook.model.files.building import build
from persona_handbook.model.journey import Step, StepPain
from persona_handbook.model.part import Place
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document

NOWHERE = Place(Document(Source("a.yaml", ""), {}))


def parts(kind: type[Any], *told: dict[str, Any]) -> list[Any]:
    return [build(kind, each, NOWHERE) for each in told]


@pytest.mark.parametrize(
    ("kind", "before", "after", "found"),
    [
        (StepPain, [{"text": "A"}, {"text": "A"}], [{"text": "A"}, {"text": "A"}], [(0, 0), (1, 1)]),
        (StepPain, [{"text": "A"}, {"text": "A"}], [{"text": "A"}], [(0, 0), (1, None)]),
        (Claim, [{"id": "a", "text": "X"}, {"id": "b", "text": "X"}], [{"id": "c", "text": "X"}], [(0, 0), (1, None)]),
        (Claim, [{"id": "a", "text": "X"}], [{"id": "a", "text": "Y"}], [(0, 0)]),
        (Claim, [{"id": "a", "text": "X"}], [{"id": "b", "text": "Y"}], [(None, 0), (0, None)]),
        (Step, [{"action": "A"}, {"action": "B"}], [{"action": "C"}], [(0, 0), (1, None)]),
        (Step, [{"action": "A"}], [{"action": "B"}, {"action": "C"}], [(0, 0), (None, 1)]),
        (Step, [{"action": "A"}, {"action": "B"}], [{"action": "B"}], [(0, None), (1, 0)]),
    ],
)
def test_every_part_is_in_one_pair(
    kind: type[Any],
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    found: list[tuple[int | None, int | None]],
) -> None:
    old, new = parts(kind, *before), parts(kind, *after)
    numbers = {id(part): number for all_ in (old, new) for number, part in enumerate(all_)}
    assert [
        tuple(part if part is None else numbers[id(part)] for part in pair) for pair in matched_parts(old, new)
    ] == found
