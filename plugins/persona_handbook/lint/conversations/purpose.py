"""Conversations for another purpose, with a group, or with friends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.origins import Origin
from persona_handbook.lint.conversations.origin import TOLD
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence

# what is a conversation, but not an interview of one customer
OF_A_SALE = re.compile(
    r"\b(?:(?:sales|demo|upsell|closing) (?:call|meeting|pitch)|product demo|sales pitch|verkaufsgespräch|produktdemo"
    r"|appel commercial|rendez-vous commercial|llamada de ventas|reunião de vendas|chiamata commerciale"
    r"|verkoopgesprek)\b|商談",
    re.IGNORECASE,
)
OF_A_GROUP = re.compile(
    r"\b(?:focus group|fokusgruppe|groupe de discussion|grupo (?:focal|de discusión|de foco)|focusgroep"
    r"|gruppendiskussion)\b|グループインタビュー",
    re.IGNORECASE,
)
OF_FRIENDS = re.compile(
    r"\b(?:my|our|meine[mnr]?|mon|ma|mi|minha?|meu|mio|mia|mijn)"
    r" (?:\w+ )?(?:wife|husband|partner|brother|sister|mother|father|cousin|uncle|aunt|neighbou?r|friend|flatmate"
    r"|frau|mann|bruder|schwester|mutter|vater|nachbar(?:in)?|freund(?:in)?|femme|mari|frère|sœur|voisine?|amie?"
    r"|mujer|marido|herman[oa]|vecin[oa]|amig[oa]|esposa|irmã?o?|vizinh[oa]|moglie|fratello|sorella|vicin[oa]"
    r"|vrouw|broer|zus|buurman|vriend(?:in)?)(?:-in-law)?\b|\b(?:an? )?(?:old )?(?:school )?friends? of mine\b"
    r"|\bschool friend\b|友人との|妻との|夫との",
    re.IGNORECASE,
)


def for_another_purpose(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find a sale, a group and friends, by the title."""
    told, way_out = TOLD[Origin.RECORD][0], None
    if evidence.kind == "interview" and (found := OF_A_SALE.search(evidence.title)):
        way_out = gettext("Set `kind: sales-calls` and count several calls, or correct the title.")
    elif found := OF_A_GROUP.search(evidence.title):
        way_out = gettext("In a group, people repeat each other. Interview each person alone.")
    elif evidence.recruited != "acquaintance" and (found := OF_FRIENDS.search(evidence.title)):
        way_out = gettext("Set `recruited: acquaintance`, and interview strangers as well.")
    if way_out and found:
        wrong = gettext(told, evidence=evidence.title, record=found[0])
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
