from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Draft open too long",
    why="A draft is a hypothesis. After months without interviews, nobody is testing it.",
    source="Our own: test a hypothesis or drop it.",
    bad="""
status: draft
created: 2026-01-10
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    good="""
status: draft
created: 2026-09-10
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    about=Persona,
    active=None,
    draft=Level.WARNING,
    clock=True,
    options={"months": Option(6, "months after which a draft is overdue")},
)
def endless_draft(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find drafts created more than a number of months ago."""
    months = int(given.options["months"])
    if persona.created and months_after(persona.created, months) < given.today:
        wrong = gettext(
            "“%(persona)s” has been a draft since %(created)s.", persona=persona.name, created=persona.created
        )
        yield Problem(
            persona.place.at("created"), wrong, gettext("Interview customers to test the draft, or delete it.")
        )
