"""`no-evidence`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="A persona that cites nothing",
    why=(
        "Without evidence a persona is an opinion with a name, and whoever disagrees with it is as right as its author."
    ),
    source="Alan Cooper, About Face: personas are based on research; without it they are provisional at best.",
    bad="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
  - id: calls-back
    text: Calls the customer back at noon.
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
""",
    good="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
    evidence: [p-01, p-02, p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-04]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-05]
""",
    about=Persona,
    draft=Level.NOTE,
    silences=("too-few-interviews", "supplements-only", "unchecked-claims"),
)
def no_evidence(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona none of whose claims or quotes names any evidence, be it a lost one; a review is no claim."""
    mentions = given.handbook.mentions_in(persona)
    if not any(mention.target == "evidence" and mention.field != "reviews" for mention in mentions):
        wrong = f"Nothing that is said of “{persona.name}” cites any evidence."
        way_out = (
            "Interview customers, give each interview a file of evidence, and cite it under `evidence` of a claim."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
