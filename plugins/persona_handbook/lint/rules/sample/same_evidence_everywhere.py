from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

CLAIMS_TO_JUDGE = 4
ALL = "[p-01, p-02, p-03, p-04, p-05]"


@rule(
    title="Same evidence for every claim",
    why="People differ. If every claim cites the same people, nobody looked up who said what.",
    source=(
        "Our own; Faily and Fléchais 2011, Persona Cases: each characteristic needs its own grounds. Opposing view: "
        "in a small and uniform group, all participants may say the same."
    ),
    bad=f"""
behaviors:
  - {{id: calls-two, text: Calls two suppliers at once for a part on the shelf., evidence: {ALL}}}
  - {{id: stacks-boxes, text: Stacks the boxes by the lift in the order of the day., evidence: {ALL}}}
  - {{id: calls-back, text: Calls the customer back at noon., evidence: {ALL}}}
goals:
  - {{id: no-wait, text: No customer waits for a part., evidence: {ALL}}}
  - {{id: free-lift, text: The lift is free by noon., evidence: {ALL}}}
  - {{id: one-call, text: One call finds the supplier., evidence: {ALL}}}
  - {{id: own-shelf, text: The shelf holds the parts of the day., evidence: {ALL}}}
needs:
  - {{id: price, text: The price of a part before noon., evidence: {ALL}}}
  - {{id: boxes, text: Boxes in the order of the day., evidence: {ALL}}}
""",
    good="""
goals:
  - {id: no-wait, text: No customer waits for a part., evidence: [p-01, p-05]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={
        "people": Option(4, "minimum number of sources that claims share"),
        "share": Option(50, "minimum share of claims to report, in percent"),
    },
)
def same_evidence_everywhere(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas most of whose claims cite exactly the same sources."""
    cited = [frozenset(claim.evidence) for claim in persona.claims() if claim.evidence]
    same, number = Counter(cited).most_common(1)[0] if cited else (frozenset(), 0)
    many = len(same) >= given.options["people"] and number >= CLAIMS_TO_JUDGE
    if many and 100 * number >= given.options["share"] * len(cited):
        wrong = gettext(
            "%(number)s of %(all)s claims of “%(persona)s” cite exactly the same %(sources)s sources.",
            number=number,
            all=len(cited),
            persona=persona.name,
            sources=len(same),
        )
        yield Problem(persona.place.at("name"), wrong, gettext("Cite for each claim only the people who mentioned it."))
