"""`job-grammar`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import PLACEHOLDER
from persona_handbook.insight.likeness import words
from persona_handbook.lint.fixing import in_place
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona

BEGINNINGS = {
    "situation": re.compile(r"when(ever)? I( am|['\u2019]m)?\b\s*", re.IGNORECASE),
    "motivation": re.compile(r"(I want to|I want|I'd like to|I would like to|want to)\b\s*", re.IGNORECASE),
    "outcome": re.compile(r"(so that I can|so I can|so that|so)\b\s*", re.IGNORECASE),
}
SAID_BEFORE = {"situation": "When I", "motivation": "I want to", "outcome": "so I can"}


@rule(
    title="A job story that does not read as one",
    why=(
        "The page tells the job as “When I …, I want to …, so I can …”; a part that repeats those words, ends in "
        "a full stop or is too short to mean anything makes no sentence."
    ),
    source="Alan Klement, Replacing the User Story with the Job Story: situation, motivation, outcome.",
    bad="""
jobs:
  - id: get-part-today
    situation: When I have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
""",
    good="""
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"words": Option(2, "a part of fewer words says too little")},
)
def job_grammar(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find parts of job stories that repeat the frame, end in a full stop, or are too short."""
    for job in persona.jobs:
        for part, beginning in BEGINNINGS.items():
            text: str = getattr(job, part).strip()
            wrong = _wrong(part, text, beginning, int(given.options["words"]))
            if wrong:
                said = f"The {part} of the job `{job.id}` {wrong}."
                rest = _rest(text, beginning)
                fix = in_place(job.place, part, rest) if rest else None
                yield Problem(job.place.at(part), said, _way_out(part, rest), fix=fix)


def _wrong(part: str, text: str, beginning: re.Pattern[str], least: int) -> str | None:
    if beginning.match(text):
        return f"repeats “{SAID_BEFORE[part]}”, which the page already says"
    if text.endswith("."):
        return "ends in a full stop in the middle of the sentence"
    if len(words(text)) < least and not PLACEHOLDER.search(text):
        return f"says too little with “{text}”"
    return None


def _rest(text: str, beginning: re.Pattern[str]) -> str | None:
    """Give the text without what the page says anyway, or None where that is nothing or changes nothing."""
    rest = beginning.sub("", text, count=1).rstrip(". ")
    return rest if rest and rest != text else None


def _way_out(part: str, rest: str | None) -> str:
    return f"Write `{part}: {rest}`." if rest else f"Write what stands after “{SAID_BEFORE[part]} …”, as they said it."
