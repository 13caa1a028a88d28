from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import texts_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.own_texts import QUOTED, own_texts
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Motto, Persona
from persona_handbook.reading.schema.wrong_values import excerpt_of

WITHOUT_WORDS = {"analytics", "experiment"}
SIGNS = '> “”„«»「」『』"\n'


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
    options={"words": Option(6, "minimum number of words in quotation marks that count as a quote")},
)
def unsourced_quote(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find quotes and mottos that cite no evidence, or a conversation that does not contain them."""
    for quote in persona.quotes:
        evidence = given.handbook.evidence_by_id.get(quote.evidence or "")
        if not quote.evidence:
            wrong = gettext("The quote cites no evidence.")
            way_out = gettext("Add `evidence:` with the interview it is from, or delete the quote.")
            yield Problem(quote.place.at("text"), wrong, way_out, subject=quote.text)
        elif evidence and _must_hold_it(evidence) and not _is_said_in(evidence, quote):
            wrong = gettext("The quote is not in `%(evidence)s`.", evidence=evidence.id)
            way_out = gettext(
                "Add it word for word to the `quotes` of `%(evidence)s`, or delete it here.", evidence=evidence.id
            )
            yield Problem(quote.place.at("text"), wrong, way_out, subject=quote.text)
    yield from _quoted_in_passing(persona, given)


def _must_hold_it(evidence: Evidence) -> bool:
    """Return whether a file must contain its quotes; tickets and calls are recorded elsewhere, figures have none."""
    return evidence.is_conversation or evidence.kind in WITHOUT_WORDS


def _quoted_in_passing(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find texts in quotation marks, in sections and `x-` fields too, that are in no evidence."""
    known = given.handbook.once(_everything_said)
    mottos = " ".join(" ".join(_words(quote.text)) for quote in persona.quotes)
    for place, field, text in own_texts(persona):
        for found in QUOTED.finditer(text):
            words = _words(found[0])
            said = " ".join(words)
            if len(words) >= given.options["words"] and said not in known and said not in mottos:
                wrong = gettext(
                    "“%(text)s” reads like a quote, but is in no evidence.",
                    text=excerpt_of(found[0].strip(SIGNS)),
                )
                way_out = gettext(
                    "Add it word for word to the `quotes` of its interview, or write it in your own words."
                )
                yield Problem(place.at(field), wrong, way_out, Level.NOTE)


def _everything_said(handbook: Handbook) -> str:
    return " | ".join(" ".join(_words(text)) for each in handbook.evidence for text in texts_of(each))


def _is_said_in(evidence: Evidence, quote: Motto) -> bool:
    return _words(quote.text) in (_words(each.text) for each in verbatims(evidence))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
