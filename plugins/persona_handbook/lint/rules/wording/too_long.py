from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import word_count
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Too long",
    why="Readers have a question and half a minute. Long text is not read.",
    source=(
        "Nielsen 1997, How Users Read on the Web: 79% of the participants scanned pages, and 16% read word by word. "
        "The limits are our own."
    ),
    bad="""
goals:
  - id: a-goal
    evidence: [p-01]
    text: >-
      No lift stands still because a part is missing on the day,
      No lift stands still because a part is missing on the day,
      No lift stands still because a part is missing on the day,
      and nobody waits for a car that was promised to them long ago.
""",
    good="""
goals:
  - {id: a-goal, text: No lift stands still because a part is missing., evidence: [p-01]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    options={
        "words": Option(60, "maximum number of words in a summary"),
        "claim": Option(40, "maximum number of words in a claim"),
    },
)
def too_long(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the words of the summary and of each claim."""
    limit, summary = int(given.options["claim"]), int(given.options["words"])
    count = word_count(persona.summary)
    if count > summary:
        wrong = gettext("The summary has %(count)s words; the maximum is %(summary)s.", count=count, summary=summary)
        yield Problem(
            persona.place.at("summary"), wrong, gettext("Keep what they do and want, and move the rest to `sections`.")
        )
    for claim in persona.claims():
        count = sum(map(word_count, claim.texts))
        if count > limit:
            wrong = gettext(
                "The claim `%(claim)s` has %(count)s words; the maximum is %(limit)s.",
                claim=claim.id,
                count=count,
                limit=limit,
            )
            yield Problem(claim.place.at("id"), wrong, gettext("Shorten it to its main point."))
