from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.likeness import comparable_words
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

SAME_REASONS = 3


@rule(
    title="Exception without a reason or with a distant end date",
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
    """Find exceptions that end too late, whose reason is too short, or that have one reason for all."""
    yield from _of_one_reason(file)
    months, least = int(given.options["months"]), int(given.options["words"])
    for exception in file.exceptions:
        if exception.until > months_after(given.today, months):
            wrong = gettext(
                "The exception for `%(rule)s` lasts until %(until)s.", rule=exception.rule, until=exception.until
            )
            yield Problem(
                exception.place.at("until"),
                wrong,
                ngettext(
                    "Set `until` to a date within the next month.",
                    "Set `until` to a date within the next %(num)s months.",
                    months,
                ),
            )
        if len(comparable_words(exception.reason)) < least:
            wrong = gettext(
                "The exception for `%(rule)s` has no real reason: “%(reason)s”.",
                rule=exception.rule,
                reason=exception.reason,
            )
            yield Problem(
                exception.place.at("reason"),
                wrong,
                gettext("Give the reason in at least %(least)s words.", least=least),
            )


def _of_one_reason(file: Persona | Journey) -> Iterator[Problem]:
    said = [" ".join(comparable_words(each.reason)) for each in file.exceptions]
    reason, number = Counter(filter(None, said)).most_common(1)[0] if any(said) else ("", 0)
    if number >= SAME_REASONS:
        first = file.exceptions[said.index(reason)]
        wrong = gettext("%(number)s exceptions have the same reason: “%(reason)s”.", number=number, reason=first.reason)
        way_out = gettext("Give the reason of each rule, or fix what it reports.")
        yield Problem(first.place.at("reason"), wrong, way_out, Level.WARNING)
