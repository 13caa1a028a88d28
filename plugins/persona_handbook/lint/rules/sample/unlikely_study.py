from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import person
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence

STUDY = """
# personas/evidence/spring.yaml
kind: study
title: Workshops in spring
date: 2026-07-08
question: Why do workshops change their supplier?
"""
MEMBERS = "".join(f"# personas/evidence/p-0{number}.yaml\nstudy: spring\n" for number in range(1, 6))


@rule(
    title="Study with inconsistent numbers",
    why=(
        "When many people are asked, some refuse. If nobody refused, or more people took part than "
        "were asked, the record is wrong."
    ),
    source=(
        "Tong, Sainsbury and Craig 2007 (COREQ, item 13): state how many people refused to take part. The limit is our "
        "own."
    ),
    bad=f"{STUDY}asked: 2\nrefused: 0\n{MEMBERS}",
    good=f"{STUDY}asked: 9\nrefused: 4\n{MEMBERS}",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"asked": Option(10, "number of people asked above which somebody is expected to refuse")},
)
def unlikely_study(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Compare the number of people that a study asked with the numbers of those interviewed and those who refused."""
    if not evidence.is_study or evidence.asked is None:
        return
    talks = [each for each in given.handbook.evidence if each.study == evidence.id and each.is_conversation]
    talked = len({person(each) for each in talks})
    if talked > evidence.asked - (evidence.refused or 0):
        wrong = gettext(
            "According to “%(evidence)s”, %(asked)s people were asked, but %(talked)s people were interviewed.",
            evidence=evidence.title,
            asked=evidence.asked,
            talked=talked,
        )
        if evidence.refused:
            wrong = gettext(
                "According to “%(evidence)s”, %(asked)s people were asked and %(refused)s refused, but %(talked)s "
                "people were interviewed.",
                evidence=evidence.title,
                asked=evidence.asked,
                refused=evidence.refused,
                talked=talked,
            )
        yield Problem(evidence.place.at("asked"), wrong, gettext("Correct `asked` and `refused`."))
    elif evidence.asked >= given.options["asked"] and not evidence.refused:
        wrong = gettext(
            "Of %(asked)s people asked in “%(evidence)s”, nobody refused.",
            asked=evidence.asked,
            evidence=evidence.title,
        )
        way_out = gettext("Write in `refused` how many did not answer or did not want to.")
        yield Problem(evidence.place.at("asked"), wrong, way_out, Level.NOTE)
