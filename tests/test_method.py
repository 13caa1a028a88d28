"""How the research was done: what the files answer of the checklist, and which participant stands behind whom."""

from __future__ import annotations

import pytest

from persona_handbook.insight.research.matrix import matrix
from persona_handbook.insight.research.reporting import reported, research_behind, research_of
from persona_handbook.testing import handbook_from, laid_over

VISITED = """
# personas/evidence/p-04.yaml
by: R-1
minutes: 40
recorded: transcript
recruited: sales
setting: In the workshop
study: spring
# personas/evidence/p-05.yaml
by: R-2
minutes: 20
recorded: transcript
recruited: sales
# personas/evidence/p-06.yaml like personas/evidence/p-05.yaml
title: Second interview with P-04
participant: P-04
relation: customer
answers:
  problem: {says: The wrong box came again and nobody picked up the phone that morning., themes: [wrong-part]}
  tried_before: {says: A shelf with the parts that fail most.}
# personas/evidence/spring.yaml
kind: study
title: Workshops
date: 2026-07-30
asked: 12
refused: 4
"""
ANSWERS = {
    1: "R-1, R-2",
    2: "",
    10: "sales (2)",
    12: "5 people, 6 conversations",
    13: "4 of 12 people asked",
    14: "described for 1 of 6",
    16: "customers (5), former customers (1)",
    17: "the four questions in 6 interviews",
    18: "with 1 person",
    19: "transcript (2)",
    20: "",
    21: "20 to 40 minutes",
    25: "1 theme",
    31: "",
    32: "1 theme from one person, 1 claim with dissent",
}


@pytest.mark.parametrize(("number", "answer"), ANSWERS.items())
def test_the_files_answer_an_item_or_leave_it_open(number: int, answer: str) -> None:
    item = reported(research_of(handbook_from(laid_over(VISITED))))[number - 1]

    assert item.number == number
    assert ", ".join(item.answer) == answer


def test_a_persona_answers_for_those_whom_it_cites() -> None:
    handbook = handbook_from(laid_over(VISITED))
    items = reported(research_behind(handbook.persona_by_id["buyer"], handbook))

    assert items[11].answer == ("5 people", "5 conversations")
    assert items[21].answer == ("not reached",)


def test_a_handbook_without_conversations_answers_nothing() -> None:
    items = reported(research_of(handbook_from({"personas/a.yaml": "name: A\nstatus: draft\nsummary: B.\n"})))

    assert [item.number for item in items] == [*range(1, 33)]
    assert not any(item.answer for item in items)


def test_each_participant_is_counted_once_and_those_who_fit_none_come_last() -> None:
    stranger = "# personas/evidence/a-9.yaml like personas/evidence/p-05.yaml\ntitle: Stranger\nparticipant: A-9\n"
    answers = "answers:\n  problem: {says: The crane of the harbor was never free on a Monday in spring.}\n"
    more = "  tried_before: {says: Hired a smaller crane from the town next to it.}\n"
    handbook = handbook_from(laid_over(VISITED + stranger + answers + more))
    rows = matrix(handbook.personas, handbook)

    assert [row.newest.participant for row in rows] == ["P-01", "P-02", "P-03", "P-04", "P-05", "A-9"]
    assert [row.fits_none for row in rows] == [False] * 5 + [True]
    assert rows[3].newest.id == "p-06"
