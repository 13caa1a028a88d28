"""`unsourced-quote`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.consent import verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Motto, Persona


@rule(
    title="Quote without a source",
    why="An unsourced quote may be invented.",
    source=(
        "Tong, Sainsbury and Craig 2007 (COREQ, item 29): identify each quotation, for example by participant number."
    ),
    bad="""
quotes:
  - {text: I promise cars and not parts.}
""",
    good="""
quotes:
  - {text: I promise cars and not parts., evidence: p-01}
# personas/evidence/p-01.yaml
consent: {scope: internal}
quotes:
  - {text: "I promise cars, and not parts."}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def unsourced_quote(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find quotes and mottos that cite no evidence, or a conversation that does not contain them."""
    for quote in persona.quotes:
        evidence = given.handbook.evidence_by_id.get(quote.evidence or "")
        if not quote.evidence:
            wrong = "The quote cites no evidence."
            way_out = "Add `evidence:` with the interview it is from, or delete the quote."
            yield Problem(quote.place.at("text"), wrong, way_out, subject=quote.text)
        elif evidence and evidence.is_conversation and not _is_said_in(evidence, quote):
            wrong = f"The quote is not in `{evidence.id}`."
            way_out = f"Add it word for word to the `quotes` of `{evidence.id}`, or delete it here."
            yield Problem(quote.place.at("text"), wrong, way_out, subject=quote.text)


def _is_said_in(evidence: Evidence, quote: Motto) -> bool:
    return _words(quote.text) in (_words(each.text) for each in verbatims(evidence))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
