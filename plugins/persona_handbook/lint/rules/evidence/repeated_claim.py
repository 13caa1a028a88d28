from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import repeated
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Repeated claim",
    why="Repeating a claim in other words makes a persona longer, not better supported. It counts once.",
    source="This handbook; claims repeat each other if they share half of their content words (Jaccard 1901).",
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
    """Find claims that say what an earlier claim says: alike in the same list, the same in another one."""
    for claim, earlier in repeated(persona):
        if claim.id == earlier.id:
            continue  # `duplicate-id` reports it
        wrong = gettext(
            "The claim `%(claim)s` repeats `%(earlier)s`, so it does not count.", claim=claim.id, earlier=earlier.id
        )
        is_same_list = claim.place.pointer[:1] == earlier.place.pointer[:1]
        level = Level.WARNING if is_same_list else Level.NOTE
        way_out = gettext("Merge the two and their evidence, or state how they differ.")
        yield Problem(claim.place.at("id"), wrong, way_out, level)
