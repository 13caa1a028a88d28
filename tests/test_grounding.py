"""The grounding score: points for what was heard and counted, none for empty text."""

from __future__ import annotations

import datetime as dt

import pytest

from persona_handbook.insight.score import FORMULA, Grounding, grounding, overall, step_of
from persona_handbook.testing import TODAY, handbook_from, laid_over


def of(example: str, today: dt.date = TODAY) -> Grounding:
    handbook = handbook_from(laid_over(example))
    return grounding(handbook.personas[0], handbook, today)


def test_the_small_handbook_is_grounded() -> None:
    # 5 of 10 people; 10 of 10 claims heard from several; 1 claim of 3 checked; reviewed and talked with lately
    found = of("tags: [a]\n")
    assert (found.points, found.score, found.step) == ((15, 40, 6, 10), 71, "grounded")


NO_CLAIMS = "".join(
    f"# without {field}\n"
    for field in ("jobs", "behaviors", "pains", "triggers", "alternatives", "influencers", "objections", "channels")
)


@pytest.mark.parametrize(
    ("example", "points"),
    [
        (NO_CLAIMS + "summary: A long story without any claim.\n", (0, 0, 0, 0)),
        (NO_CLAIMS + "pains:\n  - {id: a, text: A.}\n", (0, 0, 0, 5)),
        (NO_CLAIMS + "pains:\n  - {id: a, text: A., evidence: [p-01]}\n", (3, 20, 0, 10)),
        (NO_CLAIMS + "pains:\n  - {id: a, text: A., evidence: [p-01, p-02]}\n", (6, 40, 0, 10)),
        (
            NO_CLAIMS
            + "pains:\n  - {id: a, text: A., evidence: [p-01], "
            + "checked_against: [{source: order-log, verdict: supports}]}\n",
            (3, 40, 6, 10),
        ),
        (
            NO_CLAIMS
            + "pains:\n  - {id: a, text: A., evidence: [p-01], "
            + "checked_against: [{source: order-log, verdict: contradicts}]}\n",
            (3, 0, 0, 10),
        ),
        (NO_CLAIMS + "# without reviews\npains:\n  - {id: a, text: A., evidence: [p-01]}\n", (3, 20, 0, 5)),
    ],
)
def test_points_are_for_what_was_heard_and_counted(example: str, points: tuple[int, ...]) -> None:
    assert of(example).points == points


def test_a_persona_grows_old() -> None:
    assert of("tags: [a]\n", dt.date(2029, 1, 1)).points[3] == 0


@pytest.mark.parametrize(
    ("score", "step"),
    [(0, "hypothesis"), (39, "hypothesis"), (40, "grounded"), (74, "grounded"), (75, "validated"), (100, "validated")],
)
def test_scores_have_names(score: int, step: str) -> None:
    assert step_of(score) == step


def test_the_formula_adds_up() -> None:
    assert sum(points for _, points, _ in FORMULA) == 100


def test_a_handbook_without_personas_has_no_score() -> None:
    assert overall([]) is None
