from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import Standing, how_known
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

ONE_PERSON = {Standing.HEARD_ONCE}


@rule(
    title="Claim from one participant",
    why="One person's statement is an anecdote. Statements of several people show a pattern.",
    source=(
        "Braun and Clarke 2006, Using Thematic Analysis in Psychology: a theme is a pattern across the data. "
        "Opposing view: how often a theme occurs does not say how much it matters."
    ),
    bad="""
goals:
  - {id: lift-never-idle, text: No lift stands still., evidence: [p-01]}
""",
    good="""
goals:
  - {id: lift-never-idle, text: No lift stands still., evidence: [p-01, p-02]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("evidence",),
)
def single_voice(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims of one participant without supporting data; one finding that lists those of a persona."""
    known = ((claim, how_known(claim, given.handbook)) for claim in persona.claims())
    alone = [
        (claim, each.participants[0]) for claim, each in known if each.standing in ONE_PERSON and each.participants
    ]
    if alone:
        listed = ", ".join(f"`{claim.id}` ({participant})" for claim, participant in alone)
        wrong = gettext("Claims from one participant only: %(listed)s.", listed=listed)
        yield Problem(
            alone[0][0].place.at("id"),
            wrong,
            gettext("Ask other participants, or check the claim against data."),
            subject="claims",
        )
