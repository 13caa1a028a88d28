from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.research.sample import customers, talks_of
from persona_handbook.insight.standing import people_of
from persona_handbook.lint.buying import buys
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Only customers interviewed",
    why="Customers cannot explain why others did not buy. People who left, chose a competitor or never bought can.",
    source=(
        "Adele Revella 2015, Buyer Personas: also interview people who chose a competitor; Moesta and Spiek "
        "2014, switch interviews: people who left explain what pushed them. Survivorship bias: Brown, "
        "Goetzmann and Ross 1992."
    ),
    bad="""
# personas/evidence/p-05.yaml
relation: customer
""",
    good="""
# personas/evidence/p-05.yaml
relation: lost
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={"people": Option(5, "minimum number of people for the rule to apply")},
)
def only_customers(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas whose participants are all customers; a note if they do not buy."""
    buyers = customers(talks_of(persona, given.handbook))
    people = people_of(persona, given.handbook)
    if len(people) >= int(given.options["people"]) and len(buyers) == len(people):
        wrong = gettext(
            "All %(people)s people interviewed for “%(persona)s” are customers.",
            people=len(people),
            persona=persona.name,
        )
        way_out = gettext(
            "Interview someone who left, chose a competitor or never bought, and record it in `relation`."
        )
        level = Level.WARNING if buys(persona, given.handbook) else Level.NOTE
        yield Problem(persona.place.at("name"), wrong, way_out, level)
