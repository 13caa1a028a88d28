"""The work of a check grows with the number of files and not with its square; what is left out finds nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from made_handbook import files_of, make_handbook
from persona_handbook.cli.handbook import day
from persona_handbook.finding import Location
from persona_handbook.insight.likeness import are_alike
from persona_handbook.insight.repetition.copies import copied_from
from persona_handbook.insight.repetition.overlap import overlap, sharing
from persona_handbook.insight.repetition.shared_runs import first_sharing
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.building import build
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document, Pointer, Value, read_document
from persona_handbook.settings.settings import read_settings

NOWHERE = Place(Document(Source("a.yaml", ""), {}))


def calls_of(work: Callable[[], object]) -> int:
    """Count the functions that are called during some work: the same on every machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def calls_of_a_check(folder: Path, personas: int) -> int:
    def check() -> None:
        handbook = read_handbook(read_settings(folder))
        check_handbook(handbook, day(handbook.settings, None))

    make_handbook(folder, personas)
    return calls_of(check)


def test_more_files_cost_no_more_for_each(tmp_path: Path) -> None:
    calls_of_a_check(tmp_path / "first", 1)  # what is read once and kept, such as word lists
    few, some, many = (calls_of_a_check(tmp_path / str(number), number) for number in (3, 9, 15))
    assert many - some < 1.08 * (some - few)


BROKEN = {
    "no space": "  - id: job-{0}\n    situation:have a car {0} on the lift\n    outcome: keep the promise {0}\n",
    "one field further left": "  - id: job-{0}\n     situation: have a car\n    outcome: keep the promise {0}\n",
    "open quotes and brackets": '  - id: job-{0}\n    outcome: "keep the promise\n    evidence: [p-01\n',
    "items without fields": "  - word {0}\n  - other: [x\n   - word\n",
}


@pytest.mark.parametrize("entry", BROKEN.values(), ids=BROKEN)
def test_more_lines_of_an_unreadable_file_cost_no_more_for_each(entry: str) -> None:
    def read(entries: int) -> int:
        lines = "name: One\njobs:\n" + "".join(map(entry.format, range(entries)))
        return calls_of(lambda: read_document(lines.encode(), "personas/a.yaml"))

    read(10)  # what is read once and kept
    few, some, many = map(read, (50, 100, 150))
    assert many - some < 1.2 * (some - few)


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


def texts_with_copies(chance: Random) -> list[str]:
    texts = [" ".join(chance.choices(WORDS, k=chance.choice((0, 1, 2, 3, 4, 8, 12, 16)))) for _ in range(150)]
    for copy in chance.choices(texts, k=150):
        words = copy.split()
        for _ in range(chance.randint(0, 3) if words else 0):
            words[chance.randrange(len(words))] = chance.choice(WORDS)
        texts.append(" ".join(words))
    return texts


@pytest.mark.parametrize("least", [0.5, 0.7, 0.9])
def test_texts_that_are_not_compared_are_no_copies(least: float) -> None:
    chance = Random(least)  # noqa: S311  no secret
    texts = texts_with_copies(chance)
    who = [str(chance.randint(0, 20)) for _ in texts]
    plainly: list[int | None] = []
    for place, text in enumerate(texts):
        before = (at for at, first in enumerate(plainly) if first is None and who[at] != who[place])
        plainly.append(next((at for at in before if are_alike(texts[at], text, least)), None))
    assert sum(first is not None for first in plainly) > 20
    assert [*copied_from(texts, who, least)] == plainly


def test_texts_that_share_too_few_runs_are_no_copies() -> None:
    chance = Random(3)  # noqa: S311  no secret
    runs = [set(text.split()) for text in texts_with_copies(chance)]
    who = [str(chance.randint(0, 20)) for _ in runs]
    plainly: list[int | None] = []
    for place, here in enumerate(runs):
        before = (at for at, first in enumerate(plainly) if first is None and who[at] != who[place])
        fewer = {at: min(len(here), len(runs[at])) for at in before}
        like = (at for at, number in fewer.items() if number >= 3 and len(here & runs[at]) >= 0.8 * number)
        plainly.append(min(like, default=None))
    assert sum(first is not None for first in plainly) > 20
    assert [*first_sharing(runs, who, fewest=3, share=0.8)] == plainly


def test_only_places_that_a_finding_names_are_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_handbook(tmp_path, 2)
    looked_up: set[str] = set()
    at = Document.value_at

    def noted(document: Document, pointer: Pointer) -> Location:
        looked_up.add(document.path)
        return at(document, pointer)

    handbook = read_handbook(read_settings(tmp_path))
    monkeypatch.setattr(Document, "value_at", noted)
    found = check_handbook(handbook, day(handbook.settings, None))
    assert looked_up <= {finding.location.path for finding in found}
