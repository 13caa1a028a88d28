"""The evidence score: marks for the best-known claims of each question, ceilings, and what can never raise it."""

from __future__ import annotations

import datetime as dt

import pytest

from persona_handbook.insight.confidence import confidence_in
from persona_handbook.insight.score import EvidenceScore, evidence_score, overall, questions_for, step_of
from persona_handbook.testing import TODAY, handbook_from, laid_over

AS_IT_IS = "tags: [a]\n"


LATE = "pains:\n  - id: late-parts\n    text: Parts come late.\n    evidence: [p-01, p-02]\n"


def of(example: str, today: dt.date = TODAY) -> EvidenceScore:
    handbook = handbook_from(laid_over(example))
    return evidence_score(handbook.persona_by_id["buyer"], handbook, today)


def reasons(found: EvidenceScore) -> list[str]:
    return [each.reason for each in found.ceilings]


def test_the_sum_is_told_question_by_question() -> None:
    found = of(AS_IT_IS)
    assert [
        (each.question.name, float(each.mark), [claim.id for claim, _ in each.claims]) for each in found.answered
    ] == [
        ("Job", 0.7, ["get-part-today"]),
        ("Behaviors", pytest.approx(0.4), ["calls-two-suppliers", "stacks-boxes", "calls-back"]),
        ("Pain points", pytest.approx(1 / 3), ["late-parts"]),
        ("Triggers", 0.7, ["third-wrong-part"]),
        ("Alternatives", 0.35, ["call-around"]),
        ("Influencers", 0.7, ["front-desk"]),
        ("Objections", 0.35, ["one-more-login"]),
        ("Decision criteria", 0.35, ["on-the-shelf"]),
        ("Needs or goals", 0.0, []),
    ]
    assert (found.score, found.step, found.people, found.ceilings) == (43, "supported", 5, ())


@pytest.mark.parametrize(
    ("stands_for", "questions"),
    [
        ("user", ["Job", "Behaviors", "Pain points", "Needs or goals"]),
        (
            "buyer",
            [
                *("Job", "Behaviors", "Pain points"),
                *("Triggers", "Alternatives", "Influencers", "Objections", "Decision criteria"),
            ],
        ),
    ],
)
def test_buyers_and_users_are_asked_different_questions(stands_for: str, questions: list[str]) -> None:
    handbook = handbook_from(laid_over(f"stands_for: {stands_for}\n"))
    assert [each.name for each in questions_for(handbook.personas[0], handbook)] == questions


@pytest.mark.parametrize(
    ("example", "limit", "reason"),
    [
        ("behaviors:\n  - {id: a, text: Rings., evidence: [p-01]}\n", 39, "too few people were interviewed"),
        ("# personas/evidence/p-05.yaml\n# without answers\n", 39, "it cites evidence without content"),
        (
            LATE
            + "    checked_against: [{source: order-log, verdict: contradicts, finding: 2 of 100 parts came late.}]\n",
            39,
            "data contradict a claim, and no reason explains why it is kept",
        ),
        (
            "pains:\n  - {id: late-parts, text: Parts come late., evidence: [p-01, p-02]}\n",
            74,
            "no claim is supported by data",
        ),
        ("# without reviews\n", 74, "no review cites new evidence"),
        ("review_every: 1\n", 74, "its review is overdue"),
    ],
)
def test_ceilings(example: str, limit: int, reason: str) -> None:
    assert (limit, reason) in [(each.limit, each.reason) for each in of(example).ceilings]
    assert reason not in reasons(of(AS_IT_IS))


@pytest.mark.parametrize(
    ("settings", "few"), [("", False), ("min: 6", True), ("min: 5", False), ("level: off", False), ("good: 9", False)]
)
def test_few_people_are_fewer_than_the_rule_asks_for(settings: str, *, few: bool) -> None:
    example = f"# mkdocs.yml\nplugins: [persona-handbook: {{rules: {{too-few-interviews: {{{settings}}}}}}}]\n"
    assert ("too few people were interviewed" in reasons(of(example))) is few


def test_turning_the_rule_off_does_not_raise_the_score() -> None:
    example = "# mkdocs.yml\nplugins: [persona-handbook: {rules: {too-few-interviews: off}}]\n# personas/buyer.yaml\n"
    assert "too few people were interviewed" in reasons(of(example + "# without behaviors\n"))


def test_talks_grow_old() -> None:
    assert "the newest conversation is older than 24 months" in reasons(of(AS_IT_IS, dt.date(2028, 7, 9)))
    assert "the newest conversation is older than 24 months" not in reasons(of(AS_IT_IS, dt.date(2028, 7, 8)))


def test_a_contradiction_that_is_explained_is_no_ceiling() -> None:
    kept = (
        "pains:\n  - id: late-parts\n    text: Parts come late.\n    evidence: [p-01, p-02]\n    checked_against:\n"
        "      - {source: order-log, verdict: contradicts, finding: 2 of 100 came late., why_kept: One depot.}\n"
    )
    assert "data contradict a claim, and no reason explains why it is kept" not in reasons(of(kept))


GUESS = "needs:\n  - {id: a-guess, text: A quiet desk.}\n"
P6 = "# personas/evidence/p-06.yaml\nkind: interview\ntitle: Talk\ndate: 2026-07-09\nparticipant: P-06\n"
REAL = (
    "answers:\n  problem: {says: 'My lift stood still, as the third part was wrong.', quote: Wrong again.}\n"
    "  would_leave: {says: 'Another week with the wrong part in the box.'}\n"
)
COPY = "# personas/evidence/p-06.yaml like personas/evidence/p-02.yaml\nparticipant: P-06\n"


def trigger(cited: str, text: str = "The third wrong part in one week.") -> str:
    return f"# personas/buyer.yaml\ntriggers:\n  - {{id: third-wrong-part, text: {text}, evidence: [{cited}]}}\n"


@pytest.mark.parametrize(
    "trick",
    [
        pytest.param(GUESS, id="a guess"),
        pytest.param(P6 + trigger("p-01, p-02, p-06"), id="an empty file"),
        pytest.param(COPY + trigger("p-01, p-02, p-06"), id="a copied interview"),
        pytest.param(COPY + "participant: p 2\n" + trigger("p-01, p-02, p-06"), id="the same person again"),
        pytest.param(
            "pains:\n  - id: late-parts\n    text: Three parts in ten come a day late.\n    evidence: [p-01, p-02]\n"
            "    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]\n"
            "  - id: parts-late\n    text: A day late come three parts in ten.\n    evidence: [p-01, p-02]\n"
            "    checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 parts came late.}]\n",
            id="a claim in other words",
        ),
        pytest.param(
            "goals:\n  - id: bills\n    text: Pays one invoice a month.\n    checked_against:\n"
            "      - {source: order-log, verdict: supports, finding: 31 of 100 cars were blue.}\n",
            id="a figure about something else",
        ),
        pytest.param(trigger("p-01, p-02, p-05", "An invoice in one week."), id="evidence about something else"),
        pytest.param(
            "".join(f"# personas/evidence/p-0{each}.yaml\nquotes: [{{text: x}}]\n" for each in range(1, 6)),
            id="quotes of one letter",
        ),
    ],
)
def test_no_trick_raises_the_score(trick: str) -> None:
    assert of(trick).earned <= of(AS_IT_IS).earned
    assert of(trick).score <= of(AS_IT_IS).score


def test_deleting_a_guess_does_not_raise_the_score() -> None:
    assert of(GUESS).score == of(AS_IT_IS).score


def test_a_real_interview_raises_the_score() -> None:
    assert of(P6 + REAL + trigger("p-01, p-02, p-06")).earned > of(AS_IT_IS).earned


CHECKED = "checked_against: [{source: order-log, verdict: supports, finding: 31 of 100 were the wrong part.}]"
LETTERS = "abcdefghijklmnopqrst"
PLACES = ("Graz on the third ring", "Ulm by a driver with two boxes", "Linz at noon", "Bern in the week of the fair")
QUOTED = "quotes: [{text: The wrong part again.}]\n"


def talks_of_one_origin(kind: str, quote: str) -> str:
    """Give four conversations that one person held on one day and wrote down from memory."""
    return "".join(
        f"# personas/evidence/p-1{number}.yaml\nkind: {kind}\ntitle: Talk\nparticipant: P-1{number}\ndate: 2026-05-04\n"
        f"by: R-1\nrecorded: memory\n{quote}"
        f"findings: [The wrong part came to {place}. {' '.join(place[:2] + letter for letter in LETTERS)}]\n"
        for number, place in enumerate(PLACES)
    )


@pytest.mark.parametrize("quote", ["", QUOTED], ids=["unquoted", "quoted"])
@pytest.mark.parametrize("checked", ["", f"{CHECKED}, "], ids=["told", "checked"])
@pytest.mark.parametrize("kind", ["interview", "field-visit"])
def test_an_interview_never_lowers_what_it_supports(quote: str, checked: str, kind: str) -> None:
    cited = [", ".join(f"p-1{each}" for each in range(number)) for number in range(1, len(PLACES) + 1)]
    earned = [
        of(talks_of_one_origin(kind, quote) + trigger(each).replace("evidence:", f"{checked}evidence:")).earned
        for each in cited
    ]
    assert earned == sorted(earned)


@pytest.mark.parametrize(
    ("written", "changed", "causes"),
    [
        ("by: R-1\n", "by: r 1\n", {"day", "interviewer", "memory"}),
        ("2026-05-04\n", "2026-05-05\n", {"interviewer", "memory"}),
        ("by: R-1\n", "by: R-2\n", {"day", "memory"}),
        ("by: R-1\n", "", {"day", "memory"}),
        ("recorded: memory\n", "recorded: notes\n", {"day", "interviewer"}),
        ("recorded: memory\n", "", {"day", "interviewer"}),
    ],
)
def test_three_people_of_one_origin_are_a_limit(written: str, changed: str, causes: set[str]) -> None:
    words = {
        "day": "all evidence is from one day",
        "interviewer": "all evidence is from one interviewer",
        "memory": "all evidence was written from memory",
    }
    talks = talks_of_one_origin("interview", QUOTED).replace(written, changed, 1)
    handbook = handbook_from(laid_over(talks + trigger("p-10, p-11, p-12")))
    [claim] = handbook.persona_by_id["buyer"].triggers
    found = confidence_in(claim, handbook, TODAY)
    assert {cause.phrase for cause in found.causes} == {words[each] for each in causes}
    assert found.word == "moderate"


def test_two_people_of_one_origin_are_only_few() -> None:
    handbook = handbook_from(laid_over(talks_of_one_origin("interview", QUOTED) + trigger("p-10, p-11")))
    [claim] = handbook.persona_by_id["buyer"].triggers
    assert [cause.phrase for cause in confidence_in(claim, handbook, TODAY).causes] == ["only 2 people mention it"]


def test_keeping_an_explained_contradiction_costs_nothing_against_deleting_it() -> None:
    contradicted = (
        "needs:\n  - id: a-need\n    text: Late parts.\n    evidence: [p-01]\n    checked_against:\n"
        "      - {source: order-log, verdict: contradicts, finding: 2 of 100 came late., why_kept: One depot.}\n"
    )
    assert of(contradicted).score >= of(AS_IT_IS).score


@pytest.mark.parametrize(
    ("score", "step"),
    [
        *((0, "hypothesis"), (39, "hypothesis"), (40, "supported"), (74, "supported")),
        *((75, "well supported"), (100, "well supported")),
    ],
)
def test_scores_have_names(score: int, step: str) -> None:
    assert step_of(score) == step


def test_a_handbook_is_as_good_as_its_weakest_persona() -> None:
    strong, weak = of(AS_IT_IS), of("# without jobs\n")
    found = overall([strong, weak])
    assert found
    assert (found.weakest, found.mean) == (weak.score, (weak.score + strong.score) // 2)
    assert overall([]) is None
