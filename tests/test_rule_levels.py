"""How much each rule weighs: by the status of the file, the preset, and whether the change under review touches it.

The reviewed table is `rule_levels.txt`; `REVIEW=1` writes it anew for somebody to review.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from persona_handbook.finding import Level
from persona_handbook.lint.configured import PRESETS, Configured
from persona_handbook.lint.engine import lint
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import Given, Problem, Rule
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.testing import TODAY, handbook_from

REVIEWED = Path(__file__).parent / "rule_levels.txt"
STATUSES = schema_of("persona")["properties"]["status"]["enum"]
NAME, WHEN, CELL = 30, 11, 9


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """A handbook with one persona of each status."""
    return handbook_from({f"personas/{each}.yaml": f"name: A\nstatus: {each}\nsummary: B.\n" for each in STATUSES})


def always(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find something in every persona."""
    yield Problem(persona.place.whole, "Something.", "Do something.")


def levels(rule: Rule, preset: str, handbook: Handbook, *, touched: bool) -> tuple[str, ...]:
    """Give what the engine makes of a finding of a rule in a file of each status."""
    firing = replace(rule, check=always, about=Persona, waits_for=(), silences=(), last=False)
    changed = frozenset(persona.path for persona in handbook.personas) if touched else frozenset()
    found = lint(handbook, [Configured(firing, {}, preset)], TODAY, changed)
    by_file = {Path(each.location.path).stem: each.level.word for each in found}
    return tuple(by_file.get(status, "-") for status in STATUSES)


def rows(rule: Rule, handbook: Handbook) -> Iterator[str]:
    told = {
        when: [each for preset in PRESETS for each in levels(rule, preset, handbook, touched=when == "touched")]
        for when in ("touched", "untouched")
    }
    if told["touched"] == told["untouched"] and not rule.clock:
        told = {"always": told["touched"]}
    for when, cells in told.items():
        yield line(rule.name, when, cells)


def line(name: str, when: str, cells: Iterable[str]) -> str:
    return f"{name:{NAME}}{when:{WHEN}}{''.join(f'{each:{CELL}}' for each in cells)}".rstrip()


def test_every_level_is_as_reviewed(handbook: Handbook) -> None:
    presets = [name for preset in PRESETS for name in (preset, *[""] * (len(STATUSES) - 1))]
    heads = [line("", "", presets), line("rule", "file", [*STATUSES] * len(PRESETS))]
    table = "\n".join([*heads, *(row for rule in all_rules() for row in rows(rule, handbook)), ""])
    if os.environ.get("REVIEW"):
        REVIEWED.write_text(table, "utf-8", newline="\n")
    assert table == REVIEWED.read_text("utf-8")


def test_the_clock_alone_blocks_nothing(handbook: Handbook) -> None:
    for rule in (each for each in all_rules() if each.clock):
        for preset in PRESETS:
            assert Level.ERROR.word not in levels(rule, preset, handbook, touched=False)
