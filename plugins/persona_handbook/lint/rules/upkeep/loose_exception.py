"""`loose-exception`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.likeness import words
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Exception without a reason or a near end",
    why="An exception without a reason or with a distant end date disables the rule.",
    source="Our own: an exception lasts a year at most.",
    bad="""
# without decisions
exceptions:
  - {rule: no-decision, reason: Later., until: 2030-03-31}
""",
    good="""
# without decisions
exceptions:
  - {rule: no-decision, reason: The first decision falls in spring., until: 2027-03-31}
""",
    about=(Persona, Journey),
    active=Level.ERROR,
    draft=Level.WARNING,
    options={
        "months": Option(12, "maximum duration of an exception, in months"),
        "words": Option(3, "minimum number of words of a reason"),
    },
)
def loose_exception(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find exceptions that end too late, or whose reason is too short."""
    months, least = int(given.options["months"]), int(given.options["words"])
    for exception in file.exceptions:
        if exception.until > months_after(given.today, months):
            wrong = f"The exception for `{exception.rule}` lasts until {exception.until}."
            yield Problem(exception.place.at("until"), wrong, f"Set `until` to a date within the next {months} months.")
        if len(words(exception.reason)) < least:
            wrong = f"The exception for `{exception.rule}` has no real reason: “{exception.reason}”."
            yield Problem(exception.place.at("reason"), wrong, f"Give the reason in at least {least} words.")
