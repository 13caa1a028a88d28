"""Handbooks of honest teams: no evidence rule blames them, and they rank as an expert would rank them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from persona_handbook.finding import Finding, Level, still_open
from persona_handbook.insight.score import evidence_score
from persona_handbook.lint.engine import check_handbook
from persona_handbook.testing import TODAY, handbook_from, laid_over

HONEST = Path(__file__).parent / "honest"
SAID_OPENLY = {"contradicted-by-data"}
RANKED = ("early-draft", "kept-elsewhere", "small-team", "well-researched")


@dataclass(frozen=True)
class Honest:
    name: str
    team: str
    persona: str
    handbook: str
    at_least: int
    at_most: int

    def alarms(self) -> list[Finding]:
        """Give the errors and warnings; what the team itself writes down is no alarm."""
        found = still_open(check_handbook(handbook_from(laid_over(self.handbook)), TODAY))
        return [each for each in found if each.level > Level.NOTE and each.rule not in SAID_OPENLY]

    def score(self) -> int:
        handbook = handbook_from(laid_over(self.handbook))
        return evidence_score(handbook.persona_by_id[self.persona], handbook, TODAY).score


def teams() -> dict[str, Honest]:
    files = sorted(HONEST.glob("*.yaml"))
    return {file.stem: Honest(file.stem, **yaml.safe_load(file.read_text("utf-8"))) for file in files}


@pytest.mark.parametrize("team", teams().values(), ids=lambda team: team.name)
def test_an_honest_team_gets_no_false_alarm(team: Honest) -> None:
    assert [f"{each.rule}: {each.message}" for each in team.alarms()] == []
    assert team.at_least <= team.score() <= team.at_most


def test_they_rank_as_an_expert_would_rank_them() -> None:
    found = teams()
    scores = [found[name].score() for name in RANKED]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_as_many_as_are_published() -> None:
    page = (HONEST.parents[1] / "docs" / "decisions" / "fakes.md").read_text("utf-8")
    assert f"check {len(teams())} handbooks of honest teams" in page
