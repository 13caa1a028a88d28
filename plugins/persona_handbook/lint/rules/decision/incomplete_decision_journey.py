"""`incomplete-decision-journey`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.journey import Journey

QUESTIONS = {
    "triggers": "what sets them off",
    "channels": "how they discover",
    "alternatives": "what they compare",
    "influencers": "who influences them",
    "objections": "what nearly stops them",
    "criteria": "what they judge by",
}


@rule(
    title="A map of the decision with a blank part",
    why=(
        "A decision is told when it says how they discover, what they compare and judge by, who influences them "
        "and what nearly stops them; what the map leaves out, marketing and sales invent."
    ),
    source=(
        "Adele Revella, Buyer Personas: priority initiative, perceived barriers, decision criteria, buyer's journey."
    ),
    bad="""
# journeys/buyer-decides.yaml
stages:
  - id: trouble
    name: Something is missing
    claims: [third-wrong-part, guild-evening, ring-around]
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
# journeys/buyer-decides.yaml
stages:
  - id: trouble
    name: Something is missing
    claims: [third-wrong-part, guild-evening, ring-around, front-desk, one-more-login, on-the-shelf]
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
        untold = ", ".join(f"{QUESTIONS[name]} (`{name}`)" for name in missing)
        unwritten = [f"`{name}`" for name in missing if not lists[name]]
        first = f"First write {' and '.join(unwritten)} into `{persona.path}`; then list" if unwritten else "List"
        way_out = f"{first} their ids under `claims` of the stages in which they are in play."
        yield Problem(journey.place.key("stages"), f"The map does not tell {untold}.", way_out, subject="claims")
