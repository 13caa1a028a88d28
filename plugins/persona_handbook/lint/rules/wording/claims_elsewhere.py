from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level, Location
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

LISTS = (
    r"(?:goals?|needs?|pains?|pain[ -]?points?|frustrations?|challenges?|motivations?|behaviou?rs?|objections?"
    r"|triggers?"
    r"|jobs(?: to be done)?|fears|ziele?"
    r"|bedürfnisse?|probleme|frust(?:ration(?:en)?|punkte)|schmerzpunkte"
    r"|herausforderungen|motivation(?:en)?|verhalten(?:sweisen)?|einwände|objectifs?|besoins?|freins|irritants"
    r"|points de douleur|comportements?|objetivos?|metas|necesidades|frustraciones|motivaciones|dolores"
    r"|puntos de dolor|comportamientos?|necessidades|frustrações|dores|motivações|comportamentos?|obiettivi|bisogni"
    r"|frustrazioni|motivazioni|comportamenti|doelen|behoeften|frustraties|pijnpunten|motivaties|gedrag"
    r"|目標|ゴール|ニーズ|課題|悩み|不満|フラストレーション|動機|行動|ペインポイント)"
)
AND = r"(?:\s+(?:and|und|et|y|e|en)\s+|\s*[&,/・と、]\s*)"
TITLE = re.compile(rf"(?:(?:key|main|top|primary|wichtigste|zentrale) )?{LISTS}(?:{AND}{LISTS})*", re.IGNORECASE)
ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+\S", re.MULTILINE)
ITEMS_OF_A_LIST = 2


@rule(
    title="Claims outside the lists of claims",
    why=(
        "Goals or pain points in a section, an `x-` field or `demographics` need no evidence. Nothing there "
        "tells a finding from a guess."
    ),
    source=(
        "Our own. Opposing view: Pruitt and Adlin 2006, The Persona Lifecycle: personas are remembered as stories, "
        "and a section is the place for one."
    ),
    bad="""
sections:
  - title: Goals
    body: |
      - Wants all prices on one page
      - Loses no customer to the chain
""",
    good="""
sections:
  - title: A Monday morning
    body: Opens at seven, and counts the boxes before the first customer comes.
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def claims_elsewhere(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find sections, own fields and demographics whose title is that of a list of claims."""
    for named, where in _elsewhere(persona):
        wrong = gettext("“%(named)s” contains claims, but no evidence.", named=named)
        way_out = gettext(
            "Move each one to `goals`, `needs`, `pains` or another list of claims, and cite its evidence."
        )
        yield Problem(where, wrong, way_out)


def _elsewhere(persona: Persona) -> Iterator[tuple[str, Location]]:
    for section in persona.sections:
        if _is_title(section.title) and len(ITEM.findall(section.body)) >= ITEMS_OF_A_LIST:
            yield section.title, section.place.at("title")
    for field in persona.extra:
        if _is_title(field.removeprefix("x-").replace("-", " ")):
            yield field, persona.place.at(field)
    for each in persona.demographics:
        if _is_title(each.trait):
            yield each.trait, each.place.at("trait")


def _is_title(text: str) -> bool:
    return bool(TITLE.fullmatch(text.strip().rstrip(":\uff1a")))
