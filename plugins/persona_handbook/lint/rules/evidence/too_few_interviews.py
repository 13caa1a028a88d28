from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.score import PEOPLE_NEEDED
from persona_handbook.insight.standing import people_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.persona import Persona


@rule(
    title="Too few interviews",
    why="One or two people are not a pattern. Patterns appear from about five people.",
    source=(
        "Guest, Bunce and Johnson 2006: of 114 codes in 60 interviews, 80 appeared in the first 6, and 100 by "
        "the 12th. Stricter: Hennink, Kaiser and Marconi 2017: codes saturate at 9 interviews, meaning at 16 "
        "to 24. Nielsen's five is about usability tests. Opposing view: Braun and Clarke 2021, To saturate or "
        "not to saturate: saturation does not measure the quality of every kind of analysis."
    ),
    bad="""
behaviors:
  - id: calls-two-suppliers
    text: Calls two suppliers at once.
    evidence: [p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-03]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-04]
""",
    good="""
behaviors:
  - id: calls-two-suppliers
    text: Calls two suppliers at once.
    evidence: [p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-03, p-05]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-04]
""",
    about=Persona,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={
        "min": Option(PEOPLE_NEEDED, "number of people below which it is an error"),
        "good": Option(10, "recommended number of people"),
    },
)
def too_few_interviews(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the distinct people in conversations that count; two conversations with P-07 are one person."""
    people = people_of(persona, given.handbook)
    least, good = int(given.options["min"]), int(given.options["good"])
    if len(people) >= good:
        return
    told = {"persona": persona.name, "who": ", ".join(people)}
    if len(people) < least:
        way_out = gettext(
            "Interview %(more)s more, and cite the interviews in the `evidence` of claims.", more=least - len(people)
        )
        wrong = ngettext(
            "Only %(num)s person was interviewed for “%(persona)s” (%(who)s); the minimum is %(least)s.",
            "Only %(num)s people were interviewed for “%(persona)s” (%(who)s); the minimum is %(least)s.",
            len(people),
            least=least,
            **told,
        )
        if not people:
            wrong = gettext(
                "Nobody was interviewed for “%(persona)s”; the minimum is %(least)s people.",
                persona=persona.name,
                least=least,
            )
        yield Problem(persona.place.at("name"), wrong, way_out, subject="too few")
    else:
        wrong = ngettext(
            "%(num)s person was interviewed for “%(persona)s” (%(who)s); %(good)s are recommended.",
            "%(num)s people were interviewed for “%(persona)s” (%(who)s); %(good)s are recommended.",
            len(people),
            good=good,
            **told,
        )
        way_out = gettext("Interview more people before the next review.")
        yield Problem(persona.place.at("name"), wrong, way_out, Level.NOTE, subject="could be firmer")
