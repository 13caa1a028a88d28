from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import how_known, people_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

CLAIMS = """
goals:
  - {id: a, text: No lift stands still., evidence: [p-02, p-04]}
  - {id: b, text: A customer who is called back., evidence: [p-05]}
needs:
"""


@rule(
    title="One participant dominates the persona",
    why=(
        "A persona describes what many people share. If one participant supports most claims, the persona "
        "describes that participant."
    ),
    source=(
        "GRADE-CERQual, adequacy of data (Glenton et al. 2018): one detailed interview does not make a finding "
        "well supported. The limit of 40% is set by this handbook."
    ),
    bad=CLAIMS
    + "  - {id: n0, text: A customer on the phone., evidence: [p-01]}\n"
    + "  - {id: n1, text: The third car on a lift., evidence: [p-01]}\n"
    + "  - {id: n2, text: Every supplier in one order., evidence: [p-01]}\n"
    + "  - {id: n4, text: The colleague at the front desk., evidence: [p-01]}\n"
    + "  - {id: n5, text: A promise in the morning., evidence: [p-01]}\n"
    + "  - {id: n3, text: Twenty years with the guild., evidence: [p-01]}\n",
    good=CLAIMS + "  - {id: n0, text: A customer on the phone., evidence: [p-01]}\n",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    waits_for=("evidence",),
    options={
        "share": Option(40, "maximum share of citations from one participant, in percent"),
        "people": Option(5, "minimum number of people for the rule to apply"),
    },
)
def loud_voice(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the claims that each participant supports; shared claims count for each of them."""
    spoken = Counter(
        participant for claim in persona.claims() for participant in how_known(claim, given.handbook).participants
    )
    if len(people_of(persona, given.handbook)) < int(given.options["people"]) or not spoken:
        return
    [(loudest, number)] = spoken.most_common(1)
    if 100 * number > int(given.options["share"]) * spoken.total():
        wrong = gettext(
            "%(loudest)s supports %(number)s of %(total)s citations of “%(persona)s” (%(share)s%%).",
            loudest=loudest,
            number=number,
            total=spoken.total(),
            persona=persona.name,
            share=f"{100 * number / spoken.total():.0f}",
        )
        way_out = gettext("Cite other participants who agree, or remove claims that only this participant supports.")
        yield Problem(persona.place.at("name"), wrong, way_out)
