from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.person_name import is_invented_person
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.own_texts import own_texts
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

# an age behind a person's name: “Lena, 24, player”
AGE_BEHIND = re.compile(r"(?<=, |.\(|.\uff08)(?:1[3-9]|[2-8]\d)(?=\s*(?:[,)\uff09]|$))")
AGE_BETWEEN_COMMAS = re.compile(r"(?<=[^\W\d_], )(?:1[6-9]|[2-7]\d)(?=[.]?$|, [^\W\d_]|\. [^\W\d_])")
NAMES = {"name", "short_name"}
DESCRIPTIONS = {"summary", "scenario"}


@rule(
    title="Demographic detail in text",
    why="A demographic in the text biases readers and cannot be questioned, because it has no reason.",
    source=(
        "Young 2016, Describing Personas: demographics invite assumptions and stereotypes. Opposing view: Cooper 1999 "
        "adds personal details so that a team sees a person."
    ),
    bad="""
summary: A 45-year-old married father of two who runs a workshop.
""",
    good="""
summary: Runs a workshop with two lifts and orders parts while a customer waits.
""",
    about=(Persona, Journey),
    words="demographic",
    active=Level.WARNING,
    draft=Level.WARNING,
)
def demographic_text(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find words of age, gender, family and income in personas and journeys, also in sections and `x-` fields."""
    pattern = word_finder("demographic", file, given)
    for place, field, text in own_texts(file):
        found = pattern.search(text) or _bare_age(field, text)
        if found:
            named = next(step for step in (field, *reversed(place.pointer)) if isinstance(step, str))
            wrong = gettext("The field `%(named)s` mentions a demographic: “%(found)s”.", named=named, found=found[0])
            way_out = gettext("Describe what they do instead, or move it to `demographics` with a reason.")
            yield Problem(place.at(field), wrong, way_out)


def _bare_age(field: str | int, text: str) -> re.Match[str] | None:
    if field in DESCRIPTIONS:
        return AGE_BETWEEN_COMMAS.search(text)
    return AGE_BEHIND.search(text) if field in NAMES and is_invented_person(text) else None
