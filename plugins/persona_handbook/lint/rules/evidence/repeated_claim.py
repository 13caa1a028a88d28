"""`repeated-claim`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import repeated
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Claim that repeats another one",
    why="The same claim in other words makes a persona longer and no better known. It counts once.",
    source="Our own; claims are alike when half of their telling words are (Jaccard 1901).",
    bad="""
goals:
  - {id: lift-never-idle, text: No lift stands still for want of a part., evidence: [p-04]}
  - {id: lifts-in-use, text: A lift never stands still for want of parts., evidence: [p-04]}
""",
    good="""
goals:
  - {id: lift-never-idle, text: No lift stands still for want of a part., evidence: [p-04]}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def repeated_claim(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find claims that say what an earlier claim of the same list says."""
    for claim, earlier in repeated(persona):
        wrong = f"The claim `{claim.id}` says the same as `{earlier.id}`, and counts for nothing."
        yield Problem(claim.place.at("id"), wrong, "Join the two, with the evidence of both, or say how they differ.")
