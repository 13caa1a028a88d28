"""`personal-data`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.every_text import texts
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

SHOWN = 4


@rule(
    title="Data that lead to a person",
    why=("A handbook is read by many, copied and published; an address or a number in it can never be called back."),
    source="GDPR, article 5 (1) c: data minimisation; the pseudonyms of research practice.",
    bad="""
# personas/evidence/p-01.yaml
title: Interview with the owner, reach her at mechanic@workshop-graz.at
""",
    good="""
# personas/evidence/p-01.yaml
title: Interview with P-01, owner of a workshop
""",
    about=(Persona, Evidence, Journey),
    essential=True,
    retired=Level.ERROR,
)
def personal_data(file: Persona | Evidence | Journey, _given: Given) -> Iterator[Problem]:
    """Find e-mail addresses, phone, card, bank and passport numbers, street addresses and profile links in any text."""
    for pointer, text in texts(file.place.document.data):
        for part in private_parts(text):
            shown = f"{part.text[:SHOWN]}…"
            wrong = f"`{shown}` looks like {part.kind}, which leads to a person."
            way_out = "Delete it, or write a pseudonym such as P-07; keep the list of who is who elsewhere."
            yield Problem(file.place.at(*pointer), wrong, way_out)
