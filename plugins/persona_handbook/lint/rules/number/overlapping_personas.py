from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.repetition.overlap import Overlap, overlap, sharing
from persona_handbook.insight.repetition.translated_personas import translated_persona
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

NONE: tuple[Overlap, Persona | None] = (Overlap(0, (), ()), None)


@rule(
    title="Overlapping personas",
    why="Overlapping personas make teams decide twice and hide what differs.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: merge personas with the same goals. The share of "
        "words in common is a Jaccard index (Jaccard 1901), and its limit is our own."
    ),
    bad="""
# personas/twin.yaml like personas/buyer.yaml
name: Garage manager
role: secondary
stands_for: user
""",
    good="""
# personas/other.yaml like personas/buyer.yaml
name: Front desk
role: secondary
stands_for: user
jobs:
  - id: say-a-time
    situation: am asked when the car is ready
    motivation: see what it waits for
    outcome: name a time
    evidence: [p-01]
behaviors:
  - {id: opens-boxes, text: Opens parcels to find out what the day waits for., evidence: [p-03]}
  - {id: asks-around, text: Walks over to the lift and interrupts a mechanic., evidence: [p-03, p-04]}
  - {id: wipes-board, text: Keeps a whiteboard of cars that customers wait for., evidence: [p-04, p-05]}
pains:
  - id: late-parts
    text: Nobody says that a delivery is late.
    evidence: [p-03]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    about=Handbook,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"share": Option(60, "maximum share of claims in common, in percent")},
)
def overlapping_personas(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Compare jobs, behaviors and pains of personas, also of translated ones; the most similar pair is reported."""
    kept = [each for each in handbook.personas if each.status != "retired" and not each.is_anti]
    translated = translated_persona(kept)
    for place, (other, near) in enumerate(zip(kept, sharing(kept), strict=True)):
        before = [kept[each] for each in near if _comparable(kept[each], other)]
        alike, one = max(((overlap(one, other), one) for one in before), key=lambda pair: pair[0].share, default=NONE)
        if place in translated and _comparable(kept[translated[place][0]], other):
            alike, one = translated[place][1], kept[translated[place][0]]
        if one and alike.share > given.options["share"]:
            shared = ", ".join(f"`{claim.id}`" for claim, _ in alike.pairs)
            wrong = gettext(
                "“%(other)s” and “%(one)s” overlap by %(share)s%%. Shared claims: %(shared)s.",
                other=other.name,
                one=one.name,
                share=alike.share,
                shared=shared,
            )
            yield Problem(other.place.at("name"), wrong, _way_out(one, alike), subject=one.id)


def _comparable(one: Persona, other: Persona) -> bool:
    return one.product == other.product and other.variant_of != one.id and one.variant_of != other.id


def _way_out(one: Persona, alike: Overlap) -> str:
    kept = ", ".join(f"`{claim.id}`" for claim in alike.only_other)
    if kept:
        return gettext(
            "Merge this persona into `%(id)s` and move %(kept)s there, or reword the claims to show what differs.",
            id=one.id,
            kept=kept,
        )
    return gettext("Merge this persona into `%(id)s`, or reword the claims to show what differs.", id=one.id)
