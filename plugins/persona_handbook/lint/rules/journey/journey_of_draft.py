from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Active journey of a draft persona",
    why="Teams that plan with this journey rely on an unconfirmed persona.",
    source="Our own: a journey based on a hypothesis is a hypothesis too.",
    bad="""
# personas/buyer.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    good="""
# personas/buyer.yaml
status: draft
# journeys/buyer-decides.yaml
status: draft
# journeys/buyer-returns.yaml
status: draft
""",
    about=Journey,
    active=Level.WARNING,
    draft=None,
)
def journey_of_draft(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find active journeys whose persona is a draft."""
    persona = given.handbook.persona_by_id.get(journey.persona)
    if persona and persona.status == "draft":
        wrong = gettext("The journey is active, but its persona “%(persona)s” is a draft.", persona=persona.name)
        yield Problem(
            journey.place.at("persona"), wrong, gettext("Set the journey to `status: draft`, or finish the persona.")
        )
