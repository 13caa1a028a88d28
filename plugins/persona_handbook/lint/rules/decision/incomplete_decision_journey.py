from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import Phrases, all_of, gettext, listed
from persona_handbook.model.journey import Journey

QUESTIONS: Phrases = {
    "triggers": "triggers",
    "channels": "discovery channels",
    "alternatives": "alternatives",
    "influencers": "influencers",
    "objections": "objections",
    "criteria": "decision criteria",
}


@rule(
    title="Incomplete decision journey",
    why="Marketing and sales fill every gap in the decision journey with guesses.",
    source=(
        "Revella 2015, Buyer Personas: the five rings are priority initiative, success factors, perceived barriers, "
        "decision criteria and buyer's journey."
    ),
    bad="""
# journeys/buyer-decides.yaml
stages:
  - id: trouble
    name: Something is missing
    claims: [third-wrong-part, guild-evening, call-around]
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
# journeys/buyer-decides.yaml
stages:
  - id: trouble
    name: Something is missing
    claims: [third-wrong-part, guild-evening, call-around, front-desk, one-more-login, on-the-shelf]
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=Journey,
    draft=Level.NOTE,
    waits_for=("claim", "persona"),
)
def incomplete_decision_journey(journey: Journey, given: Given) -> Iterator[Problem]:
    """Find a decision journey whose stages leave a question about the decision open."""
    persona = given.handbook.persona_by_id.get(journey.persona)
    if journey.kind != "decision" or persona is None:
        return
    in_play = journey.claims_in_play()
    lists = persona.claim_lists()
    missing = [name for name in QUESTIONS if not any(claim.id in in_play for claim in lists[name])]
    if missing:
        untold = listed(
            gettext("%(question)s (`%(field)s`)", question=gettext(QUESTIONS[name]), field=name) for name in missing
        )
        unwritten = [f"`{name}`" for name in missing if not lists[name]]
        way_out = gettext("List the claim IDs in the `claims` of the stages where they matter.")
        if unwritten:
            way_out = gettext(
                "Add %(fields)s to `%(file)s`. Then list the claim IDs in the `claims` of the stages where they "
                "matter.",
                fields=all_of(unwritten),
                file=persona.path,
            )
        yield Problem(
            journey.place.key("stages"),
            gettext("The decision journey does not cover %(untold)s.", untold=untold),
            way_out,
            subject="claims",
        )
