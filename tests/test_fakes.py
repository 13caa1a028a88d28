"""Handbooks of a lazy or a dishonest team: each is one trick over a sound handbook, and says what must be found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from persona_handbook.insight.score import evidence_score
from persona_handbook.lint.engine import check_handbook
from persona_handbook.testing import TODAY, handbook_from, laid_over, small_handbook

FAKES = Path(__file__).parent / "fakes"
PAGE = Path(__file__).parents[1] / "docs/decisions/fakes.md"
BEGIN, END = "<!-- tricks -->\n", "<!-- end of tricks -->\n"


@dataclass(frozen=True)
class Fake:
    name: str
    trick: str
    handbook: str
    finds: list[str]
    at_most: int

    def found(self) -> tuple[set[str], int]:
        """Give the rules that find something beyond the sound handbook, and the score of the persona."""
        return judged(self.handbook)


@cache
def judged(example: str) -> tuple[set[str], int]:
    handbook = handbook_from(laid_over(example))
    rules = {finding.rule for finding in check_handbook(handbook, TODAY)} - usual()
    return rules, evidence_score(handbook.persona_by_id["buyer"], handbook, TODAY).score


@cache
def fakes() -> list[Fake]:
    return [Fake(file.stem, **yaml.safe_load(file.read_text("utf-8"))) for file in sorted(FAKES.glob("*.yaml"))]


@cache
def usual() -> set[str]:
    """Give the rules that find something in the sound handbook, but for the one that asks for more people."""
    return {each.rule for each in check_handbook(handbook_from(small_handbook()), TODAY)} - {"too-few-interviews"}


def sound_score() -> int:
    handbook = handbook_from(small_handbook())
    return evidence_score(handbook.personas[0], handbook, TODAY).score


@pytest.mark.parametrize("fake", fakes(), ids=lambda fake: fake.name)
def test_a_trick_is_found_and_earns_nothing(fake: Fake) -> None:
    rules, score = fake.found()
    assert set(fake.finds) <= rules
    assert score <= fake.at_most


def table() -> str:
    rows = ["| Trick | Detected by | Score |", "|---|---|---|"]
    for fake in fakes():
        rules = ", ".join(f"[`{each}`](../rules/{each}.md)" for each in fake.finds)
        rows.append(f"| {fake.trick} | {rules} | {fake.found()[1]} |")
    return "\n".join(rows) + "\n"


def test_the_published_table_is_true() -> None:
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    published, after = rest.split(END)
    if os.environ.get("REVIEW"):
        PAGE.write_text(before + BEGIN + table() + END + after, "utf-8")
        published = table()
    assert published == table()
    assert f"{len(fakes())} tricks" in text
    assert f"scores {sound_score()}" in text
