from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import counts
from persona_handbook.insight.likeness import share_a_stem, stems
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, listed, quoted
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Demographic, Persona

TRAITS = ("Age", "Region", "Schooling", "Income", "Household")


BEHAVIORS = """
behaviors:
  - {id: calls, text: Calls two suppliers at once., evidence: [p-01, p-02, p-03]}
  - {id: stacks-boxes, text: Stacks the boxes by the lift., evidence: [p-03, p-04]}
  - {id: calls-back, text: Calls the customer back at noon., evidence: [p-04, p-05]}
  - {id: sorts, text: Sorts boxes in the order of the day., evidence: [p-04]}
  - {id: drives, text: Lets a driver wait until seven., evidence: [p-03]}
  - {id: counts, text: Counts the orders of a customer., evidence: [p-05]}
"""


def _traits(*names: str) -> str:
    return f"{BEHAVIORS}demographics:\n" + "".join(
        f"  - {{trait: {name}, value: High, matters_because: Orders.}}\n" for name in names
    )


@rule(
    title="Too many traits",
    why=(
        "Each trait applies to some people, but all traits together to hardly anyone. Without "
        "data, many traits describe an invented person in detail."
    ),
    source=(
        "Chapman, Love, Milham, ElRif and Alford 2008, Quantitative evaluation of personas as information: over six "
        "data sets of 268 to 10,307 people, few or none matched a persona of many traits."
    ),
    bad=_traits(*TRAITS, "Car"),
    good=_traits(*TRAITS),
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={"max": Option(5, "maximum number of traits without data")},
)
def too_specific(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the demographic traits without support in the data and surveys that the persona cites."""
    handbook = given.handbook
    counted = [each for each in handbook.evidence_of(persona) if not each.is_conversation and counts(each, handbook)]
    bare_traits = [each for each in persona.demographics if not any(_is_counted_in(each, one) for one in counted)]
    if len(bare_traits) > int(given.options["max"]):
        traits = listed(quoted(each.trait) for each in bare_traits)
        wrong = gettext(
            "%(number)s demographic traits have no data: %(listed)s.", number=len(bare_traits), listed=traits
        )
        way_out = gettext("Keep the traits that affect behavior, and check the others against data.")
        yield Problem(persona.place.key("demographics"), wrong, way_out)


def _is_counted_in(trait: Demographic, source: Evidence) -> bool:
    return share_a_stem(stems((trait.trait, trait.value)), stems(source.findings))
