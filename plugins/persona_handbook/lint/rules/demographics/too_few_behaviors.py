"""`too-few-behaviors`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Hardly a word on what they do",
    why=("A persona stands on what people were seen or heard to do; everything else in it can be made up at a desk."),
    source="Alan Cooper, About Face: personas are composed of behavior patterns observed in research.",
    bad="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
    evidence: [p-03, p-05]
goals:
  - {id: lift-never-idle, text: No lift stands still., evidence: [p-03, p-04, p-05]}
""",
    good="""
behaviors:
  - id: rings-two-suppliers
    text: Rings two suppliers at once.
    evidence: [p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift.
    evidence: [p-03, p-04]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-04, p-05]
""",
    about=Persona,
    draft=Level.NOTE,
    options={"min": Option(3, "fewer behaviors than this say too little")},
)
def too_few_behaviors(persona: Persona, given: Given) -> Iterator[Problem]:
    """Count the behaviors."""
    least, found = int(given.options["min"]), len(persona.behaviors)
    if found < least:
        where = persona.place.key("behaviors") if found else persona.place.at("name")
        said = "no behavior is" if not found else f"only {found} behavior{' is' if found == 1 else 's are'}"
        wrong = f"Of “{persona.name}” {said} told, and at least {least} are needed."
        yield Problem(where, wrong, "Add under `behaviors` what you saw or heard them do: things that one could film.")
