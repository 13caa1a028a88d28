"""The work of a check grows with the number of files and not with its square; what is left out finds nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from types import FrameType

from made_handbook import files_of, make_handbook
from persona_handbook.cli.handbook import day
from persona_handbook.insight.repetition.overlap import overlap, sharing
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.building import build
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document, Value
from persona_handbook.settings.settings import read_settings

NOWHERE = Place(Document(Source("a.yaml", ""), {}))


def calls_of_a_check(folder: Path, personas: int) -> int:
    """Count the functions that are called while a handbook is read and checked: the same on every machine."""
    make_handbook(folder, personas)
    calls = 0

    def count(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        handbook = read_handbook(read_settings(folder))
        check_handbook(handbook, day(handbook.settings, None))
    finally:
        sys.setprofile(before)
    return calls


def test_more_files_cost_no_more_for_each(tmp_path: Path) -> None:
    calls_of_a_check(tmp_path / "first", 1)  # what is read once and kept, such as word lists
    few, some, many = (calls_of_a_check(tmp_path / str(number), number) for number in (3, 9, 15))
    assert many - some < 1.08 * (some - few)


WORDS = ["lift", "part", "phone", "screen", "driver", "order", "price", "desk", "returns", "queue", "password", "shelf"]


def persona_saying(number: int, chance: Random) -> Persona:
    texts = [" ".join(chance.sample(WORDS, chance.randint(1, 6))) for _ in range(chance.randint(0, 4))]
    behaviors: list[Value] = [{"id": f"b-{at}", "text": text} for at, text in enumerate(texts)]
    data: dict[str, Value] = {"name": f"Persona {number}", "status": "active", "summary": "One of many."}
    return build(Persona, data | {"behaviors": behaviors}, NOWHERE, id=f"persona-{number}")


def test_personas_that_are_not_compared_share_no_claim() -> None:
    chance = Random(1)  # noqa: S311  no secret
    personas = [persona_saying(number, chance) for number in range(200)]
    plainly = [
        [place for place, one in enumerate(personas[:number]) if overlap(one, other).pairs]
        for number, other in enumerate(personas)
    ]
    assert sum(map(len, plainly)) > 1000
    assert sharing(personas) == plainly


def test_the_same_size_makes_the_same_handbook_and_no_two_files_alike() -> None:
    files = [file for number in range(20) for file in files_of(number, 20, with_errors=True)]
    assert files == [file for number in range(20) for file in files_of(number, 20, with_errors=True)]
    assert len({text for _, text in files}) == len(files)
