"""`unsourced-quote`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona


@rule(
    title="A quote that nobody can be found to have said",
    why="An invented quote is the surest sign of an invented persona.",
    source="Nielsen Norman Group, personas: real quotes make a persona credible; invented ones end it.",
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
    """Find quotes and mottos that name no evidence, or a conversation in which they do not stand."""
    for quote in persona.quotes:
        evidence = given.handbook.evidence_by_id.get(quote.evidence or "")
        if not quote.evidence:
            wrong = f"The quote “{quote.text}” stands in no evidence."
            way_out = "Add `evidence:` with the interview in which it was said, or delete the quote."
            yield Problem(quote.place.at("text"), wrong, way_out)
        elif evidence and evidence.is_conversation and _words(quote.text) not in map(_words, _quoted(evidence)):
            wrong = f"The quote “{quote.text}” does not stand in `{evidence.id}`."
            way_out = f"Write it as it was said under `quotes` of `{evidence.id}`, or delete it here."
            yield Problem(quote.place.at("text"), wrong, way_out)


def _quoted(evidence: Evidence) -> Iterator[str]:
    yield from (quote.text for quote in evidence.quotes)
    yield from (
        answer.quote for answer in (evidence.answers.given().values() if evidence.answers else ()) if answer.quote
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
