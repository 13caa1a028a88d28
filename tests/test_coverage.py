"""How well stages are known, and the questions that this leads to."""

from __future__ import annotations

import pytest

from persona_handbook.insight.research.coverage import Depth, coverage
from persona_handbook.site.pages.coverage import backlog, coverage_page
from persona_handbook.testing import handbook_from, laid_over
from workshop import edition, words

STAGE = "# journeys/buyer-returns.yaml\nstages:\n  - id: s\n    name: The wrong box\n"


GOALS = (
    "# personas/buyer.yaml\ngoals:\n  - {id: guess, text: Nobody said so.}\n"
    "  - {id: counted, text: Parts are late., evidence: [order-log]}\n"
)


@pytest.mark.parametrize(
    ("stage", "depth", "silent", "unfelt", "assumed"),
    [
        ("    steps: []\n", Depth.UNKNOWN, 0, 0, 0),
        ("    steps: [{action: A}]\n", Depth.UNKNOWN, 1, 1, 0),
        ("    steps: [{action: A, emotion: cross, evidence: [p-01]}]\n", Depth.THIN, 0, 0, 0),
        ("    steps: [{action: A, feeling: 2, evidence: [order-log]}]\n", Depth.THIN, 0, 0, 0),
        ("    steps: [{action: A, evidence: [p-01]}, {action: B, evidence: [p-02]}]\n", Depth.HEARD, 0, 2, 0),
        ("    steps: [{action: A, evidence: [p-01, p-02, order-log]}]\n", Depth.COUNTED, 0, 1, 0),
        ("    claims: [late-parts]\n", Depth.COUNTED, 0, 0, 0),
        ("    claims: [guild-evening]\n", Depth.HEARD, 0, 0, 0),
        ("    claims: [guess]\n", Depth.UNKNOWN, 0, 0, 1),
        ("    claims: [counted]\n", Depth.THIN, 0, 0, 0),
        ("    claims: [lost]\n    steps: [{action: A, evidence: [lost]}]\n", Depth.UNKNOWN, 0, 1, 0),
    ],
)
def test_how_well_a_stage_is_known(stage: str, depth: Depth, silent: int, unfelt: int, assumed: int) -> None:
    handbook = handbook_from(laid_over(STAGE + stage + GOALS))
    (found,) = next(
        each for each in coverage(handbook.personas[0], handbook) if each.journey.id == "buyer-returns"
    ).stages
    counted = tuple(len(each) for each in (found.silent, found.unfelt, found.assumed))
    assert (found.depth, *counted) == (depth, silent, unfelt, assumed)


@pytest.mark.parametrize("change", ["state: future\n", "status: retired\n"])
def test_only_journeys_of_today_count(change: str) -> None:
    handbook = handbook_from(laid_over(f"# journeys/buyer-returns.yaml\n{change}"))
    assert [each.journey.id for each in coverage(handbook.personas[0], handbook)] == ["buyer-decides"]


@pytest.mark.parametrize(
    ("stage", "question"),
    [
        ("    steps: [{action: Opens the box}]\n", "Ask: Tell me about the last time: “Opens the box”. What happened?"),
        ("    steps: []\n", "Ask: Tell me about the last time you were there. What did you do first?"),
        (
            "    steps: [{action: A, feeling: 2, evidence: [p-01]}]\n",
            "Ask: Tell me about the last time you were there. (Ask a second participant.)",
        ),
        (
            "    steps: [{action: A, evidence: [p-01, p-02]}]\n",
            "Ask: What was it like for you: “A”?",
        ),
        (
            "    claims: [guess]\n    steps: [{action: A, feeling: 2, evidence: [p-01, p-02]}]\n",
            "Ask: What do you do there, and why in that way?",
        ),
    ],
)
def test_the_page_asks_for_what_is_missing(stage: str, question: str) -> None:
    handbook = handbook_from(laid_over(STAGE + stage + GOALS))
    assert question in words(coverage_page(edition(handbook)))


def test_a_stage_that_is_well_known_asks_nothing() -> None:
    stage = "    steps: [{action: A, feeling: 2, evidence: [p-01, p-02, order-log]}]\n"
    rows = backlog(edition(handbook_from(laid_over(STAGE + stage))))
    (row,) = [each for each in rows if each.journey and each.journey.id == "buyer-returns"]
    assert [cell.question for cell in row.cells] == [""]


def test_the_least_known_journey_comes_first_and_a_persona_without_one_before_it() -> None:
    files = (
        STAGE + "    steps: [{action: A}]\n" + "# personas/driver.yaml\nname: Driver\nstatus: draft\nsummary: Drives.\n"
    )
    rows = backlog(edition(handbook_from(laid_over(files))))
    assert [(row.persona.id, row.journey.id if row.journey else "") for row in rows] == [
        ("driver", ""),
        ("buyer", "buyer-returns"),
        ("buyer", "buyer-decides"),
    ]
    assert "No current-state journey yet." in words(coverage_page(edition(handbook_from(laid_over(files)))))
