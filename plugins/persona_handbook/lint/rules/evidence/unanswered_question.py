from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import person, talks_by_person
from persona_handbook.lint.buying import buys
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import all_of, gettext
from persona_handbook.model.evidence import QUESTIONS, Evidence
from persona_handbook.model.handbook import Handbook

PARTS_OF_A_SPLIT = 3


def split_by_question(handbook: Handbook) -> frozenset[str]:
    """Return the files of interviews of one day that answer one question each, and together all different ones."""
    by_day: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for each in handbook.evidence:
        answered = [*each.answers.given()] if each.kind == "interview" and each.answers else []
        if len(answered) == 1:
            by_day[each.date.last_day].append((answered[0], each.path))
    split = [day for day in by_day.values() if len(day) >= PARTS_OF_A_SPLIT and len({*map(_question, day)}) == len(day)]
    return frozenset(path for day in split for _, path in day)


def _question(asked: tuple[str, str]) -> str:
    return asked[0]


@rule(
    title="Unanswered question",
    why=(
        "The problem, the alternatives tried, the last doubts and the reasons to leave together explain a "
        "decision. Each missing answer leaves a gap."
    ),
    source="Moesta and Spiek 2014, the switch interview: push, pull, anxiety and habit.",
    bad="""
answers:
  problem: {says: 'Three parts came late, the third one wrong, with the car on the lift and the customer on the phone.'}
  tried_before: {says: 'Ringing every supplier for twenty years, and asking the guild one evening.'}
  almost_stopped: {says: 'One more password, and the colleague at the front desk, who likes the phone.'}
""",
    good="""
answers:
  problem: {says: 'Three parts came late, the third one wrong, with the car on the lift and the customer on the phone.'}
  tried_before: {says: 'Ringing every supplier for twenty years, and asking the guild one evening.'}
  almost_stopped: {says: 'One more password, and the colleague at the front desk, who likes the phone.'}
  would_leave: {says: 'An order that is on the shelf in the morning, and not in the box when it was promised.'}
""",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def unanswered_question(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find interviews cited by a buyer without all four answers, and one interview split by question."""
    if evidence.kind != "interview":
        return
    citing = [each for each in given.handbook.personas_citing(evidence) if buys(each, given.handbook)]
    answered = evidence.answers.given() if evidence.answers else {}
    before = _answered_before(evidence, given.handbook)
    missing = [question for question in QUESTIONS if question not in answered and question not in before]
    split = evidence.path in given.handbook.once(split_by_question)
    if (any(each.status != "retired" for each in citing) or split) and missing:
        asked = all_of(gettext("“%(question)s”", question=gettext(QUESTIONS[question])) for question in missing)
        wrong = gettext("The interview does not answer %(asked)s.", asked=asked)
        names = all_of(f"`{question}`" for question in missing)
        way_out = gettext("Ask the participant, and add the answer to `says` of %(names)s.", names=names)
        where = evidence.answers.place.whole if evidence.answers else evidence.place.at("kind")
        yield Problem(where, wrong, way_out, subject="questions")


def _answered_before(evidence: Evidence, handbook: Handbook) -> set[str]:
    """Return the questions that the same participant answered in an earlier interview."""
    if not evidence.participant:
        return set()
    same = handbook.once(talks_by_person)[person(evidence)]
    earlier = [each for each in same if each.date.last_day < evidence.date.last_day and each.kind == "interview"]
    return {question for each in earlier if each.answers for question in each.answers.given()}
