"""`placeholder-text`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.every_text import PLACEHOLDER, texts
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.naming import field_name


@rule(
    title="Text that was only meant to hold a place",
    why="A scaffold that was never filled in is read as if it were known.",
    source="This handbook: what is not known is left out.",
    bad="""
goals:
  - {id: a-goal, text: TODO ask Monday., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: No lift stands still., evidence: [p-01]}
""",
    about=(Persona, Journey, Evidence),
    draft=Level.WARNING,
)
def placeholder_text(file: Persona | Journey | Evidence, _given: Given) -> Iterator[Problem]:
    """Find TODO, TBD and lorem ipsum; quotes are what somebody said, and stay."""
    for pointer, text in texts(file.place.document.data):
        found = PLACEHOLDER.search(text)
        if found and "quote" not in pointer and "quotes" not in pointer:
            wrong = f"`{found[0]}` in the {field_name(file.place.document.data, pointer)} only holds a place."
            yield Problem(file.place.at(*pointer), wrong, "Write what is known, or delete the line until it is.")
