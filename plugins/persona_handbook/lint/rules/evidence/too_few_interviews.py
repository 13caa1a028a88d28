"""`too-few-interviews`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import people_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Too few people were talked with",
    why="With one or two voices you describe them, not a kind of customer; patterns show from about five on.",
    source=(
        "Adele Revella, Buyer Personas: eight to ten interviews show the pattern; Nielsen Norman Group: five to "
        "find most."
    ),
    bad="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
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
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
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
        "min": Option(5, "fewer people than this block"),
        "good": Option(10, "fewer people than this are worth a note"),
    },
)
def too_few_interviews(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the distinct people behind the conversations that count; two conversations with P-07 are one person."""
    people = people_of(persona, given.handbook)
    least, good = int(given.options["min"]), int(given.options["good"])
    if len(people) >= good:
        return
    who = f" ({', '.join(people)})" if people else ""
    counted = (
        f"{len(people)} {'person was' if len(people) == 1 else 'people were'} talked with for “{persona.name}”{who}"
    )
    if len(people) < least:
        way_out = f"Interview {least - len(people)} more, and cite the interviews under `evidence` of the claims."
        yield Problem(
            persona.place.at("name"), f"Only {counted}, and at least {least} are needed.", way_out, subject="too few"
        )
    else:
        wrong = f"{counted[0].upper()}{counted[1:]}; with {good} the patterns would be firmer."
        way_out = "Interview a few more before the next review."
        yield Problem(persona.place.at("name"), wrong, way_out, Level.NOTE, subject="could be firmer")
