from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.own_texts import without_quotes
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Hypothetical behavior",
    why="“Would order online” is a wish, not a behavior. Base plans on observed behavior.",
    source=(
        "Sheeran 2002: intentions explain 28% of the variance of later behavior; Sheeran and Webb 2016: about "
        "half of all intentions become actions. Opposing view: Morwitz, Steckel and Gupta 2007, When do purchase "
        "intentions predict sales?: better for existing products than for new ones."
    ),
    bad="""
behaviors:
  - {id: calls-two-suppliers, text: Would order two parts at once if there were an app., evidence: [p-03, p-05]}
  - {id: stacks-boxes, text: Stacks the boxes by the lift., evidence: [p-03]}
  - {id: calls-back, text: Calls the customer back at noon., evidence: [p-04, p-05]}
""",
    good="""
behaviors:
  - {id: calls-two-suppliers, text: Calls two suppliers at once., evidence: [p-03, p-05]}
  - {id: stacks-boxes, text: Stacks the boxes by the lift., evidence: [p-03]}
  - {id: calls-back, text: Calls the customer back at noon., evidence: [p-04, p-05]}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    words="hypothetical",
)
def hypothetical_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find behaviors described as possible; asking a question, such as about the price, is a behavior."""
    pattern, asked = (word_finder(kind, persona, given) for kind in ("hypothetical", "asked"))
    for claim in persona.behaviors:
        hits = pattern.finditer(without_quotes(claim.text))
        found = next((hit for hit in hits if not asked.search(claim.text[: hit.start()])), None)
        if found:
            wrong = gettext("The behavior `%(claim)s` is hypothetical: “%(found)s”.", claim=claim.id, found=found[0])
            way_out = gettext("Describe what they do today, or move it to `needs` or `goals`.")
            yield Problem(claim.place.at("text"), wrong, way_out)
